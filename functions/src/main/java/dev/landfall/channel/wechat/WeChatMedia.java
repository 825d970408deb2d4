package dev.landfall.channel.wechat;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.Fields;
import dev.landfall.channel.Media;
import dev.landfall.channel.StrictJson;
import dev.landfall.channel.media.Fetched;
import dev.landfall.channel.media.Fetched.Reason;
import dev.landfall.channel.media.MediaSource;
import dev.landfall.channel.media.MediaVendor;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Temporary material of a person, for three days; refusals come with status 200 and a number, videos as an address. See <a
 * href="https://developers.weixin.qq.com/doc/offiaccount/Asset_Management/Get_temporary_materials.html">its reference</a>.
 */
public final class WeChatMedia implements MediaSource {

    private final MediaVendor vendor;

    public WeChatMedia(MediaVendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public String name() {
        return WeChatChannel.NAME;
    }

    @Override
    public Fetched fetch(Media media, AccountSecrets account, int most) {
        if (account.accessToken().isEmpty()) {
            return new Fetched.Failed(Reason.NO_TOKEN);
        }
        String path = "/cgi-bin/media/get?access_token="
                + Endpoints.segment(account.accessToken().get()) + "&media_id=" + Endpoints.segment(media.vendorId());
        Fetched got = vendor.fetch(ask(vendor.at(WeChatChannel.NAME, path), most));
        return got instanceof Fetched.Content content && isJson(content)
                ? StrictJson.read(content.bytes())
                        .found()
                        .map(said -> follow(said, most))
                        .orElse(got)
                : got;
    }

    private Fetched follow(JsonNode said, int most) {
        // WeChat writes http; it is asked by https or not at all.
        Optional<String> video = Fields.text(said, "video_url").map(url -> url.replaceFirst("^http://", "https://"));
        return video.map(url -> vendor.fetch(ask(url, most)))
                .orElseGet(() -> refusal(said.path("errcode").asInt(0)));
    }

    /** The numbers of <a href="https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html">its list</a>. */
    private static Fetched refusal(int code) {
        return switch (code) {
            case -1 -> new Fetched.Later(Reason.VENDOR_FAILED);
            case 45009, 45011 -> new Fetched.Later(Reason.RATE_LIMITED);
            case 40001, 40014, 41001, 42001, 48001 -> new Fetched.Failed(Reason.REFUSED);
            case 40007 -> new Fetched.Failed(Reason.EXPIRED);
            case 45001, 45002 -> new Fetched.Failed(Reason.TOO_LARGE);
            default -> new Fetched.Failed(Reason.REJECTED);
        };
    }

    private static boolean isJson(Fetched.Content content) {
        return content.bytes().length > 0
                && content.bytes()[0] == '{'
                && (content.type().contains("json") || content.type().startsWith("text/"));
    }

    private static MediaVendor.Ask ask(String url, int most) {
        return new MediaVendor.Ask(WeChatChannel.NAME, url, Optional.empty(), most);
    }
}
