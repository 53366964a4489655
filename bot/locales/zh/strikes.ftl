# 警告：给成员的通知。
strike-removed = 你在「{ $group }」的消息已删除：{ $reason }。
strike-warned = 你在「{ $group }」收到一次警告：{ $reason }。
strike-count = { $left ->
    [0] 第{ $count }次警告（满{ $limit }次）；{ $day }失效。
    [1] 第{ $count }次警告，再有一次就移出；{ $day }失效。
   *[other] 第{ $count }次警告，满{ $limit }次移出；{ $day }失效。
}
strike-mute = { $until }后可以再发言。
strike-kick = { $timed ->
    [yes] 你已被移出，{ $until }后可以再加入。
   *[no] 你已被移出，可以重新加入。
}
strike-ban = 你已被移出并拉黑。
strike-withdrawn = { $count ->
    [1] 你在「{ $group }」的一次警告已撤销，不再计数。
   *[other] 你在「{ $group }」的{ $count }次警告已撤销，不再计数。
}
strike-no-reason = 违反群规
strike-button-appeal = 申诉
strike-button-rules = 群规
strike-button-undo = 撤销
strike-button-remove = 立即移出

# 警告：群里的一行。
strike-line-warning = { $name }，提醒一下：{ $reason }。第{ $count }次警告，满{ $limit }次移出。
strike-line-mute = { $name }禁言到{ $until }：{ $reason }。第{ $count }次警告，满{ $limit }次移出。
strike-line-kick = { $name }已移出：{ $reason }。警告满{ $limit }次（第{ $count }次）。
strike-line-ban = { $name }已移出并拉黑：{ $reason }。
strike-quiet-ads = { $count ->
    [1] 已清理一条广告。
   *[other] 已清理{ $count }条广告。
}
strike-quiet-admin = { $count ->
    [1] 已警告一次。
   *[other] 已警告{ $count }次。
}
strike-quiet-other = { $count ->
    [1] 已清理一条消息。
   *[other] 已清理{ $count }条消息。
}

# 警告：给管理员的卡片。
strike-card = <b>{ $name }</b>：第{ $count }次警告（满{ $limit }次），{ $reason }。{ $sanction ->
    [mute] 已禁言到{ $until }。
    [kick] 已移出。
    [ban] 已移出并拉黑。
   *[warning] 已警告。
}
strike-card-failed = { $sanction ->
    [mute] 本应禁言，但没有生效：{ $why }
    [kick] 本应移出，但没有移出：{ $why }
   *[ban] 本应移出并拉黑，但没有做到：{ $why }
}
strike-card-not-possible = 我缺少「封禁用户」权限，或者这类群不支持。
strike-card-undone = { $name }已撤销。

# 命令。
strikes-command-warn = 警告一次（回复或@）
strikes-command-unwarn = 撤回最近一次警告
strikes-command-warns = 查看警告
strikes-command-warnings = 查看警告的后果
strikes-command-resetwarns = 撤回全部警告
strikes-command-setwarnlimit = 设置满几次移出
strikes-command-mute = 禁言（10m、2h、3天）
strikes-command-unmute = 解除禁言
strikes-command-kick = 移出成员
strikes-command-ban = 移出并拉黑
strikes-command-unban = 允许再加入
strikes-command-del = 删除所回复的消息
strikes-command-purge = 从所回复的消息起删除
strikes-command-appeal = 申诉警告

# 为什么不行。
strikes-bot-lacks = 这需要我有「{ $right }」权限，群主可以在管理员列表里打开。
strikes-nothing-to-lift = 对方是管理员，或者就是我：没有什么要解除的。
strikes-protected = 群主、管理员、群的频道和我自己都不会受罚。
strikes-already = { $name }已经为此受过警告。
strikes-just-warned = { $auto ->
    [yes] 我刚刚警告过{ $name }：{ $reason }。这次没有再加。
   *[no] { $by }刚刚警告过{ $name }：{ $reason }。这次没有再加。
}
strikes-none = { $name }没有计数中的警告。
strikes-not-in-basic = 普通群没有禁言功能，升级为超级群后就有。
strikes-too-short = 禁言或拉黑最短一分钟。
strikes-limit-bad = 请发送1到20之间的数字，例如 /setwarnlimit 3。
strikes-anonymous = 你现在是匿名身份，回答会公开。请私聊我：/warns @用户名
strikes-reply-first = 请回复相关的那条消息。
strikes-gone = 这次警告已经不存在。
strikes-already-undone = 之前已经撤销过。
strikes-already-out = { $name }已经被移出。

# 给管理员的回答。
strikes-warned = { $sanction ->
    [mute] { $name }：第{ $count }次警告（满{ $limit }次），禁言到{ $until }。
    [kick] { $name }：第{ $count }次警告（满{ $limit }次），移出。
    [ban] { $name }：第{ $count }次警告（满{ $limit }次），移出并拉黑。
   *[warning] { $name }：第{ $count }次警告（满{ $limit }次）。
}
strikes-unwarned = { $taken ->
    [1] 已撤回{ $name }的一次警告，现在计{ $count }次（满{ $limit }次）。
   *[other] 已撤回{ $name }的{ $taken }次警告，现在计{ $count }次（满{ $limit }次）。
}
strikes-limit-set = 现在满{ $limit }次警告移出。成员会看到「第1次警告，满{ $limit }次移出」。
strikes-undone = 已撤销：{ $name }。
strikes-removing = 正在移出{ $name }。
strikes-ladder = 警告满{ $limit }次移出；之前一次禁言{ $mute }（广告{ $ads }）。移出{ $kick }小时后可以再加入；仍计满{ $limit }次时再受警告就拉黑。失效：广告{ $adsdays }天，辱骂{ $abusedays }天，刷屏{ $flooddays }天，管理员警告{ $admindays }天（0为永不）。

# 警告列表。
strikes-list = <b>{ $name }</b>：{ $count }次（满{ $limit }次）
strikes-list-own = 你有{ $count }次警告（满{ $limit }次移出）。
strikes-list-none = 没有警告。
strikes-list-line = { $day }：{ $reason }。{ $lapses }失效。
strikes-list-former = { $count ->
    [1] 另有1次已不计数。
   *[other] 另有{ $count }次已不计数。
}

# 管理员的禁言、移出、拉黑。
strikes-did-mute = { $timed ->
    [yes] { $name }禁言到{ $until }。
   *[no] { $name }已禁言。
}
strikes-did-kick = { $name }已移出。
strikes-did-ban = { $timed ->
    [yes] { $name }已移出，{ $until }后可以再加入。
   *[no] { $name }已移出并拉黑。
}
strikes-did-unmute = { $name }可以发言了。
strikes-did-unban = { $name }可以再加入了。
strikes-why = 原因：{ $reason }。
strikes-by = 操作：{ $name }。
strikes-told-mute = { $timed ->
    [yes] 你在「{ $group }」被禁言到{ $until }。
   *[no] 你在「{ $group }」被禁言，等管理员解除。
}
strikes-told-kick = 你已被移出「{ $group }」{ $timed ->
    [yes] ，{ $until }后可以再加入。
   *[no] ，可以重新加入。
}
strikes-told-ban = 你已被移出「{ $group }」{ $timed ->
    [yes] ，{ $until }后可以再加入。
   *[no] ，并被拉黑。
}
strikes-told-unmute = 你在「{ $group }」可以发言了。
strikes-told-unban = 你可以再加入「{ $group }」了。
strikes-act-failed = { $what ->
    [mute] 没能禁言{ $name }。
    [kick] { $name }没有被移出。
    [ban] { $name }没有被移出。
    [unmute] 没能解除{ $name }的禁言。
   *[unban] 没能允许{ $name }再加入。
}Telegram 的回答：{ $error }
strikes-failed = 对成员 { $user } 应做的处理没有成功。Telegram 的回答：{ $error }
strikes-purged = { $count ->
    [1] 已删除1条消息。
   *[other] 已清理这段消息，最多{ $count }条。
}

# 申诉。
strikes-appeal-ask = 关于你{ $day }在「{ $group }」的警告（{ $reason }）：写一条消息说说为什么应当撤销，我会转给管理员。/cancel 可以取消。
strikes-appeal-words = 请用文字说，一条消息就好。
strikes-appeal-pick = 你指哪一次警告？
strikes-appeal-none = 没有可以申诉的警告，每次警告可以申诉一次。
strikes-appeal-over = 这次警告已不计数，不需要申诉。
strikes-appeal-once = 这次警告你已经申诉过，每次警告可以申诉一次。
strikes-appeal-open = 请私聊我，写一条消息就好。
strikes-appeal-sent = 你的话已转给管理员，由没有给出这次警告的管理员决定，结果我会在这里告诉你。
strikes-appeal-owner = 你的话已转给群主，群里只有这一位管理员。结果我会在这里告诉你。
strikes-appeal-kept = 申诉已看过，警告保留，{ $day }失效。
strikes-appeal-card = <b>{ $name }</b>申诉{ $day }的警告（{ $reason }）：「{ $text }」
strikes-appeal-grant = 撤销警告
strikes-appeal-keep = 保留
strikes-appeal-granted-by = { $name }已撤销警告。
strikes-appeal-kept-by = { $name }保留警告。
strikes-appeal-yours = 这次警告是你给的，由别的管理员决定。
strikes-appeal-decided = 这次申诉之前已经决定过。
