package dev.landfall.channel.mailhook;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Channel;
import dev.landfall.channel.Fields;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundMail;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.RawRequest;
import dev.landfall.channel.Signatures;
import dev.landfall.channel.StrictJson;
import dev.landfall.channel.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * CloudMailin in each of its three formats: JSON, multipart with fields, multipart with the raw message. It proves
 * itself by basic authentication over HTTPS. See <a href="https://docs.cloudmailin.com/http_post_formats/">its page</a>.
 */
public final class CloudMailinChannel implements Channel {

    private static final Pattern HEADER = Pattern.compile("headers\\[([^\\]]{1,200})\\](?:\\[\\d{1,4}\\])?");

    @Override
    public String name() {
        return "cloudmailin";
    }

    @Override
    public Verification verify(RawRequest request, AccountSecrets account, Instant now) {
        return BasicAuthentication.verify(request, account);
    }

    @Override
    public Parsed parse(byte[] body, AccountContext account) {
        return body.length > 0 && body[0] == '{'
                ? StrictJson.parse(body, CloudMailinChannel::ofJson)
                : ofForm(Form.read(body));
    }

    private static Parsed ofJson(JsonNode root) {
        if (!root.path("headers").isObject() || !root.path("envelope").isObject()) {
            return new Parsed.Malformed(Parsed.Reason.NOT_THIS_CHANNEL);
        }
        RebuiltMail mail = new RebuiltMail().text(Fields.text(root, "plain")).html(Fields.text(root, "html"));
        root.path("headers").forEachEntry((name, value) -> {
            if (value.isArray()) {
                value.forEach(one -> mail.header(name.replace('_', '-'), one.asString("")));
            } else {
                mail.header(name.replace('_', '-'), value.asString(""));
            }
        });
        for (JsonNode file : Fields.list(root.path("attachments"))) {
            Signatures.base64(Fields.text(file, "content").orElse("").replaceAll("\\s", ""))
                    .ifPresent(content -> mail.file(
                            Fields.text(file, "file_name").orElse(""),
                            Fields.text(file, "content_type").orElse(""),
                            content));
        }
        JsonNode envelope = root.path("envelope");
        List<String> to = new ArrayList<>();
        envelope.path("recipients").forEach(one -> to.addAll(Addressees.split(one.asString(""))));
        if (to.isEmpty()) {
            to.addAll(Addressees.split(Fields.text(envelope, "to").orElse("")));
        }
        Optional<String> spf = Fields.text(envelope.path("spf"), "result");
        return mail(mail.bytes(), Fields.text(envelope, "from"), to, spf);
    }

    private static Parsed ofForm(Form form) {
        Optional<byte[]> raw = form.bytes("message").filter(bytes -> bytes.length > 0);
        List<String> to = Addressees.split(form.text("envelope[to]").orElse(""));
        if (raw.isEmpty()
                && form.fields().stream().noneMatch(field -> field.name().startsWith("headers["))) {
            return new Parsed.Malformed(Parsed.Reason.NOT_THIS_CHANNEL);
        }
        return mail(
                raw.orElseGet(() -> rebuilt(form)),
                form.text("envelope[from]"),
                to,
                form.text("envelope[spf][result]"));
    }

    private static byte[] rebuilt(Form form) {
        RebuiltMail mail = new RebuiltMail().text(form.text("plain")).html(form.text("html"));
        for (Form.Field field : form.fields()) {
            Matcher header = HEADER.matcher(field.name());
            if (header.matches()) {
                mail.header(header.group(1), field.text());
            }
        }
        form.files().forEach(file -> mail.file(file.fileName().orElse(""), file.contentType(), file.content()));
        return mail.bytes();
    }

    private static Parsed mail(byte[] raw, Optional<String> from, List<String> to, Optional<String> spf) {
        Verdicts verdicts = new Verdicts();
        spf.ifPresent(result -> verdicts.all("spf", List.of(result)));
        InboundMail mail = new InboundMail.Whole(raw, from, to, verdicts.asMap());
        return new Parsed.Events(Optional.empty(), List.of(new InboundEvent.Mail(0, Optional.empty(), mail)));
    }
}
