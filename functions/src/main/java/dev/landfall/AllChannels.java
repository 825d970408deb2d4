package dev.landfall;

import dev.landfall.channel.Channel;
import dev.landfall.channel.ChannelSender;
import dev.landfall.channel.Vendor;
import dev.landfall.channel.app.AppPush;
import dev.landfall.channel.discord.DiscordChannel;
import dev.landfall.channel.discord.DiscordSender;
import dev.landfall.channel.generic.GenericChannel;
import dev.landfall.channel.generic.GenericSender;
import dev.landfall.channel.line.LineChannel;
import dev.landfall.channel.line.LineMedia;
import dev.landfall.channel.line.LineSender;
import dev.landfall.channel.mail.SesSender;
import dev.landfall.channel.mailhook.CloudMailinChannel;
import dev.landfall.channel.mailhook.MailgunChannel;
import dev.landfall.channel.mailhook.MandrillChannel;
import dev.landfall.channel.mailhook.PostmarkChannel;
import dev.landfall.channel.mailhook.RawMailChannel;
import dev.landfall.channel.mailhook.SendGridChannel;
import dev.landfall.channel.mailhook.SnsCertificates;
import dev.landfall.channel.mailhook.SnsChannel;
import dev.landfall.channel.media.LinkedMedia;
import dev.landfall.channel.media.MediaSource;
import dev.landfall.channel.media.MediaVendor;
import dev.landfall.channel.meta.MetaChannel;
import dev.landfall.channel.meta.PageSender;
import dev.landfall.channel.meta.WhatsAppMedia;
import dev.landfall.channel.meta.WhatsAppSender;
import dev.landfall.channel.search.Searches;
import dev.landfall.channel.telegram.TelegramChannel;
import dev.landfall.channel.telegram.TelegramMedia;
import dev.landfall.channel.telegram.TelegramSender;
import dev.landfall.channel.wechat.WeChatChannel;
import dev.landfall.channel.wechat.WeChatMedia;
import dev.landfall.channel.wechat.WeChatSender;
import dev.landfall.channel.x.XChannel;
import dev.landfall.channel.x.XSearch;
import dev.landfall.channel.x.XSender;
import dev.landfall.channel.x.XStreamRules;
import java.util.List;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** Every channel there is: a line for what it receives, for its files, for what it sends, and where it must be asked. */
final class AllChannels {

    private AllChannels() {}

    static List<Channel> receiving(SnsCertificates certificates) {
        return List.of(
                new XChannel(),
                new LineChannel(),
                new TelegramChannel(),
                MetaChannel.messenger(),
                MetaChannel.instagram(),
                MetaChannel.whatsapp(),
                new GenericChannel(),
                new DiscordChannel(),
                new WeChatChannel(),
                new MailgunChannel(),
                new SendGridChannel(),
                new PostmarkChannel(),
                new MandrillChannel(),
                new CloudMailinChannel(),
                new RawMailChannel(),
                new SnsChannel(certificates));
    }

    static Searches searching(Vendor vendor) {
        return new Searches(List.of(new XSearch(vendor)), List.of(new XStreamRules(vendor)));
    }

    static List<MediaSource> files(MediaVendor vendor) {
        return List.of(
                new TelegramMedia(vendor),
                new LineMedia(vendor),
                new WhatsAppMedia(vendor),
                new WeChatMedia(vendor),
                LinkedMedia.at("x", vendor),
                LinkedMedia.at("messenger", vendor),
                LinkedMedia.at("instagram", vendor),
                LinkedMedia.at("discord", vendor),
                LinkedMedia.atOwnHost("generic", vendor));
    }

    static List<ChannelSender> sending(Vendor vendor, SesV2Client ses) {
        return List.of(
                new XSender(vendor),
                new LineSender(vendor),
                new TelegramSender(vendor),
                PageSender.messenger(vendor),
                PageSender.instagram(vendor),
                new WhatsAppSender(vendor),
                new GenericSender(vendor),
                new DiscordSender(vendor),
                new WeChatSender(vendor),
                new AppPush(vendor),
                new SesSender(ses));
    }
}
