package dev.landfall.channel.telegram;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.Fields;
import dev.landfall.channel.Media;
import dev.landfall.channel.media.Fetched;
import dev.landfall.channel.media.Fetched.Reason;
import dev.landfall.channel.media.MediaSource;
import dev.landfall.channel.media.MediaVendor;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A bot's files: asked for by id, then loaded by path; see <a href="https://core.telegram.org/bots/api#getfile">getFile</a>. */
public final class TelegramMedia implements MediaSource {

    private final MediaVendor vendor;

    public TelegramMedia(MediaVendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public String name() {
        return TelegramChannel.NAME;
    }

    @Override
    public Fetched fetch(Media media, AccountSecrets account, int most) {
        if (account.accessToken().isEmpty()) {
            return new Fetched.Failed(Reason.NO_TOKEN);
        }
        String bot = "bot" + account.accessToken().get();
        Fetched told = vendor.ask(
                ask("/" + bot + "/getFile?file_id=" + Endpoints.segment(media.vendorId()), most),
                answer -> load(bot, answer.path("result"), most));
        // Bots get files of up to 20 MB; Telegram says so with the status of any other mistake.
        return told instanceof Fetched.Failed failed && failed.said().contains("too big")
                ? new Fetched.Failed(Reason.TOO_LARGE)
                : told;
    }

    private Fetched load(String bot, JsonNode file, int most) {
        if (file.path("file_size").asLong(0) > most) {
            return new Fetched.Failed(Reason.TOO_LARGE);
        }
        Optional<String> path = Fields.text(file, "file_path").filter(it -> !it.isBlank());
        return path.map(it -> vendor.fetch(ask("/file/" + bot + "/" + encoded(it), most)))
                .orElseGet(() -> new Fetched.Failed(Reason.EXPIRED));
    }

    private MediaVendor.Ask ask(String path, int most) {
        return new MediaVendor.Ask(TelegramChannel.NAME, vendor.at(TelegramChannel.NAME, path), Optional.empty(), most);
    }

    private static String encoded(String path) {
        return Arrays.stream(path.split("/", -1)).map(Endpoints::segment).collect(Collectors.joining("/"));
    }
}
