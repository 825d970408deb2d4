package dev.landfall.intake;

import dev.landfall.channel.ChannelRules;
import dev.landfall.channel.Media;
import dev.landfall.channel.media.MediaRules;
import dev.landfall.policy.Policies;
import dev.landfall.queue.Queue;
import dev.landfall.ticket.Tickets;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Asks for the files of a message that was taken in: a job each, which finds them by the receipt. */
public final class MediaRequests {

    private final Queue queue;
    private final Tickets tickets;
    private final Policies policies;
    private final JsonMapper mapper;

    public MediaRequests(Queue queue, Tickets tickets, Policies policies, JsonMapper mapper) {
        this.queue = queue;
        this.tickets = tickets;
        this.policies = policies;
        this.mapper = mapper;
    }

    /**
     * Asks for what an event brought, if it has become an article. To be called also for a repeated event: then the first
     * time may have ended just before, and a job that was done finds nothing to do.
     */
    void request(Receipt receipt, Event event) {
        MediaPost.of(event)
                .filter(this::isWanted)
                .filter(post ->
                        tickets.source(post.key()).filter(MediaPost::isArticle).isPresent())
                .ifPresent(post -> queue.send(jobs(receipt, event, post)));
    }

    /** An edit may have taken files away. */
    private boolean isWanted(MediaPost post) {
        MediaRules.OfChannel channel = rules().of(post.post().channel());
        return post.edited()
                || post.post().media().stream()
                        .anyMatch(media -> channel.kind(media.type()).isPresent());
    }

    /** One more than are fetched, for the note that there were more. */
    private List<Queue.Entry> jobs(Receipt receipt, Event event, MediaPost post) {
        MediaRules.OfChannel channel = rules().of(post.post().channel());
        List<Media> media = post.post().media();
        List<Integer> places = IntStream.range(0, media.size())
                .filter(i -> channel.kind(media.get(i).type()).isPresent())
                .limit(rules().most() + 1L)
                .boxed()
                .toList();
        return (places.isEmpty() ? List.of(0) : places)
                .stream()
                        .map(place -> new MediaMessage(
                                        new EventMessage(
                                                receipt.id(), event.index(), receipt.channel(), receipt.account()),
                                        place)
                                .entry(mapper))
                        .toList();
    }

    private MediaRules rules() {
        return policies.current(ChannelRules.POLICY).media();
    }
}
