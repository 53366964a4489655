# 入群：宗旨、欢迎语、群规。
arrival-command-rules = 查看群规
arrival-command-purpose = 这个群是做什么的
arrival-command-setrules = 写群规：/setrules 内容
arrival-command-setwelcome = 写欢迎语：/setwelcome 内容
arrival-command-welcome = 查看欢迎语，可开可关

arrival-hello = 欢迎{ $names }。
arrival-hello-purpose = 本群宗旨：{ $purpose }
arrival-hello-rules = 群规很短，请看一眼：/rules
arrival-rules-button = 群规
arrival-names = { $names }
arrival-and = { $head }、{ $last }
arrival-comma = 、
arrival-more = 另外{ $count }位
arrival-newcomers = { $count ->
   *[other] { $count }位新朋友
}

arrival-purpose = 本群宗旨：{ $purpose }
arrival-purpose-none = 还没有写下宗旨。管理员可以写：/purpose 周日一起爬山
arrival-purpose-usage = 请写一句话，最多{ $limit }字：/purpose 周日一起爬山。取消请用 /purpose off
arrival-purpose-anonymous = 你现在是匿名管理员，请用 /setpurpose，点一下确认身份即可。

arrival-welcome-on =
    欢迎语已开启，新朋友看到的是：

    { $text }
arrival-welcome-off =
    欢迎语已关闭，开启后是：

    { $text }
arrival-welcome-set =
    已保存，新朋友看到的是：

    { $text }
arrival-welcome-now-on = 已开启欢迎语。
arrival-welcome-now-off = 已关闭欢迎语。
arrival-welcome-reset = 已恢复默认欢迎语，可用 /welcome 查看。
arrival-welcome-usage = 请用 /welcome on 或 /welcome off。修改内容：/setwelcome 内容
arrival-welcome-unfit =
    请把内容写在命令后面，或回复一条要给新朋友看的消息：
    /setwelcome 你好{ "{" }name{ "}" }，这里是{ "{" }chat{ "}" }。[地图](buttonurl://example.com)
    { "{" }name{ "}" }是来的人，{ "{" }count{ "}" }是人数，{ "{" }purpose{ "}" }是宗旨。

arrival-rules-default =
    1. 不发广告：不发外群链接，不转发其他频道的内容。
    2. 友善相待：不骂人，不当众争吵。
    3. 违反群规会收到警告，满{ $limit }次移出本群。每次警告都可以申诉。
arrival-rules-set =
    已保存，/rules 显示：

    { $text }
arrival-rules-reset = 已恢复默认群规，可用 /rules 查看。
arrival-rules-unfit = 请把群规写在命令后面，或回复一条写有群规的消息：/setrules 1. 不发广告。

arrival-read-button = 我已阅读
arrival-read-thanks = 谢谢。
arrival-read-before = 你在{ $day }已经确认过。
arrival-read-other = 群规之后又改过，请看 /rules
arrival-read-count = { $count ->
   *[other] { $count }位成员确认已阅读现在的群规。
}
arrival-read-behind = 只读过以前的：{ $names }
arrival-again-button = 请大家重新阅读
arrival-again = 本群群规有改动，请看一看。
arrival-again-done = 已经告诉大家。
arrival-again-already = 已经告诉过大家了。

arrival-unfit-kind = 这类消息无法保存。文字、图片、视频、文件、贴纸和语音可以。
arrival-unfit-long = 内容太长：文字最多3500字，图片或文件的说明最多800字。
arrival-unfit-link = 按钮需要完整的网址：[地图](buttonurl://example.com)
