# 为什么算广告。
ads-reason-invite = 含外群邀请链接
ads-reason-channel = 含外部群或频道链接
ads-reason-bot = 含机器人链接
ads-reason-forward = 转发了其他频道的内容
ads-reason-external = 引用了其他频道的内容

# 命令。
ads-command-allow = 允许一个链接、@频道或域名
ads-command-disallow = 不再允许某个链接
ads-command-allowed = 查看已允许的链接
ads-command-permit = 允许成员暂时发广告
ads-command-why = 说明一条消息里查到什么

ads-allow-how = 指什么？例如 /{ $command } t.me/example、@频道 或 example.com，也可以回复含链接的消息。
ads-allow-done = 今后保留：{ $shown }
ads-disallow-done = 不再允许：{ $shown }
ads-disallow-unknown = 之前没有允许过：{ $shown }
ads-allowed =
    本群允许：
    { $lines }
ads-allowed-none = 除了本群自己的链接，还没有允许别的。/allow 可以添加链接、@频道或域名。
ads-permit-how = 多久？例如 /permit @用户名 24h，结束用 off。
ads-permit-done = { $name }在{ $until }前可以发链接。
ads-permit-ended = { $name }不能再发链接。

ads-why-nothing = 没有这方面的记录。
ads-why-clean = 这条消息里没有广告迹象。
ads-why-signal = { $fine ->
    [yes] 查到但已允许：{ $reason }（{ $shown }）
   *[no] 查到：{ $reason }（{ $shown }）
}
ads-why-protected = 发消息的人不受检查。
ads-why-permitted = 发消息的人在{ $until }前可以发链接。
ads-why-observed = 仍在观察，只做了记录：{ $reason }（{ $shown }）
ads-why-strike = { $moment }：警告，{ $reason }。{ $evidence ->
    [yes] 依据：{ $shown }
   *[no] {""}
}{ $undone ->
    [yes] 已撤回。
   *[no] {""}
}

# 观察期。
ads-watch = { $count ->
    [1] 观察期间，我本会清理1条消息。要开始吗？
   *[other] 观察期间，我本会清理{ $count }条消息。要开始吗？
}
ads-watch-line = { $day }，{ $name }：{ $reason }（{ $shown }）
ads-button-see = 查看
ads-button-start = 开始
ads-button-wait = 再等等
ads-started = { $name }已让我开始：今后会清理广告。
ads-waiting = 我继续观察，{ $day }再问。
