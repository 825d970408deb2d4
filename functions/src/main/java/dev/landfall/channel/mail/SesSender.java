package dev.landfall.channel.mail;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.ChannelSender;
import dev.landfall.channel.Delivery;
import dev.landfall.channel.Delivery.RefusalReason;
import dev.landfall.channel.Delivery.UnknownReason;
import dev.landfall.channel.OutboundMessage;
import dev.landfall.channel.OutboundMessage.Content;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

/**
 * Sends a finished mail through Amazon SES to the one address of the reply, whatever its own headers say.
 * SES takes no retry key: the client must be built with {@code DefaultRetryStrategy.doNotRetry()}, or the SDK itself
 * would send a mail twice after a timeout.
 */
public final class SesSender implements ChannelSender {

    private final SesV2Client ses;

    public SesSender(SesV2Client ses) {
        this.ses = ses;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Delivery send(OutboundMessage message, AccountSecrets account) {
        if (!(message.content() instanceof Content.Mail mail)) {
            return Delivery.refused(RefusalReason.WRONG_CONTENT);
        }
        try {
            return Delivery.sent(
                    Optional.ofNullable(ses.sendEmail(request(message, mail)).messageId()));
        } catch (TooManyRequestsException | LimitExceededException e) {
            return Delivery.retryable(RefusalReason.RATE_LIMITED, Optional.empty());
        } catch (BadRequestException e) {
            return Delivery.refused(RefusalReason.REJECTED);
        } catch (SesV2Exception e) {
            return refusal(e);
        } catch (SdkException e) {
            return Delivery.unknown(UnknownReason.NO_ANSWER);
        }
    }

    private static Delivery refusal(SesV2Exception e) {
        if (e.statusCode() >= 500) {
            return Delivery.unknown(UnknownReason.VENDOR_FAILED);
        }
        if (e.isThrottlingException()) {
            return Delivery.retryable(RefusalReason.RATE_LIMITED, Optional.empty());
        }
        return Delivery.refused(e.statusCode() == 403 ? RefusalReason.UNAUTHORISED : RefusalReason.REJECTED);
    }

    private static SendEmailRequest request(OutboundMessage message, Content.Mail mail) {
        return SendEmailRequest.builder()
                .fromEmailAddress(mail.from())
                .destination(to -> to.toAddresses(message.to().to()))
                .content(content -> content.raw(raw -> raw.data(SdkBytes.fromByteArray(mail.raw()))))
                .build();
    }
}
