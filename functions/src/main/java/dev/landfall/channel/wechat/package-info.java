/** WeChat official accounts; see {@link dev.landfall.channel.wechat.WeChatChannel}. */
@NullMarked
package dev.landfall.channel.wechat;

import org.jspecify.annotations.NullMarked;
