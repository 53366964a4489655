# 自我介绍：新朋友说说自己。
introductions-command-intro = 写自我介绍
introductions-command-whois = 查看某位成员的自我介绍
introductions-command-find = 在自我介绍里搜索：/find 帐篷
introductions-command-intros = 谁还没写自我介绍

introductions-fields = 昵称 | 坐标 | 能提供 | 想认识
introductions-comma = 、
introductions-more = 另外{ $count }位

introductions-button-form = 写介绍
introductions-button-later = 过两天
introductions-button-skip = 跳过
introductions-button-post = 发到群里
introductions-button-restart = 重写
introductions-button-remind = 提醒
introductions-button-greet = 请人打招呼
introductions-button-waive = 免了

introductions-newcomer = 请在{ $until }前介绍一下自己：{ $fields }。两三句就好，在群里带上 #自我介绍 写，或者我一步步带你。
introductions-welcome = 欢迎介绍一下自己：{ $fields }。在群里带上 #自我介绍 写，或者我一步步带你。
introductions-yours =
    群里知道的你：
    { $text }

    想修改，重新写一条 #自我介绍，或者用表单。
introductions-in-private = 自我介绍先在私聊里写。
introductions-remind = 写两三句就好，{ $until }前都可以，我一步步带你。
introductions-remind-late = 还差两三句自我介绍，我一步步带你。
introductions-later = 好的，到时候提醒你。
introductions-thanks = 谢谢，大家认识你了。
introductions-off = 本群不需要写自我介绍。
introductions-not-there = 我在那个群里没有看到你。

introductions-problem-link = 自我介绍里请不要放链接。
introductions-problem-contact = 自我介绍里请不要写账号、电话和用户名。
introductions-problem-short = 再多写一点：回答其中{ $fields }项，或者用自己的话写大约{ $han }个字（其他文字{ $other }个字母）。
introductions-problem-copied = 和别人写的几乎一样，请用自己的话说。
introductions-again = { $why }请在{ $until }前重新介绍一下自己。
introductions-removed = 你的自我介绍那条消息被清理了。
introductions-rejected = 管理员请你重新写自我介绍：{ $reason }。

introductions-form = 「{ $group }」想认识你，有几个小问题。发之前会先给你看，/cancel 可以结束。
introductions-ask = { $number }/{ $total } { $field }
introductions-words = 请用文字，一条消息说完。
introductions-no-links = 请不要放链接。
introductions-empty = 还什么都没有写。
introductions-preview =
    「{ $group }」会看到：

    { $text }
introductions-post =
    { $name }的自我介绍
    { $text }

introductions-whois =
    { $name }：
    { $text }
introductions-whois-none = { $name }还没有写自我介绍。
introductions-find-usage = 请写上要找什么：/find 帐篷
introductions-find-none = 没有自我介绍提到这个。
introductions-find-head = { $count ->
   *[other] { $count }位提到：
}
introductions-find-line = { $name }：{ $text }

introductions-now-on = 新朋友要在{ $hours }小时内介绍自己：{ $fields }。已经在群里的成员不用写。
introductions-now-off = 不再要求写自我介绍。
introductions-usage = 用法：/setintro on 或 off；fields 昵称、坐标；hours 72；overdue list、mute 或 kick
introductions-anonymous = 你现在是匿名管理员，请用 /setintro，点一下确认身份即可。
introductions-fields-usual = 已恢复默认的几项。
introductions-fields-usage = 最多{ $most }项，每项要短，用顿号隔开：/intro fields 昵称、坐标
introductions-hours-usage = 请写12到720之间的小时数：/intro hours 72
introductions-overdue-usage = 请用 /intro overdue list、mute 或 kick
introductions-overdue-list = 逾期没写的，只在管理员那里列出来。
introductions-overdue-mute = 逾期没写的，先不能在群里发言，在私聊里写好就恢复。
introductions-overdue-kick = 逾期没写的，移出本群，最早在入群{ $days }天后，随时可以再来。
introductions-bot-lacks = 这需要一项我在这里没有的权限：{ $right }。
introductions-no-mute-here = 普通群不能禁言，升级为超级群后才可以。

introductions-missing-none = 没有人欠自我介绍。
introductions-missing = { $count ->
   *[other] { $count }位还没写自我介绍：
}
introductions-missing-due = { $name }，{ $until }截止
introductions-missing-late = { $name }，已过{ $until }
introductions-missing-foot = /intros waive @用户名，或 /intros reject @用户名 原因
introductions-nothing-due = { $name }不欠自我介绍。
introductions-waived = { $name }不用写自我介绍了。
introductions-reject-usage = 请写上原因，对方才知道怎么改：/intros reject @用户名 请写上坐标
introductions-rejected-done = 已请{ $name }重新写自我介绍。

introductions-card = { $count ->
   *[other] { $count }位新朋友还没说话。
}{ $names }
introductions-card-none = 没有还没说话的新朋友了。
introductions-reminded-by = { $name }已提醒。
introductions-reminded-already = 一天内已经提醒过了。
introductions-waived-by = { $name }已免除。
introductions-waived-names = { $name }已免除：{ $names }。
introductions-muted = 介绍一下自己就可以在群里发言，我一步步带你。
introductions-kicked = 因为没有写自我介绍，你被移出了本群，随时可以再来。
introductions-failed-mute = { $name }逾期没写自我介绍，禁言没有成功：{ $error }
introductions-failed-kick = { $name }逾期没写自我介绍，移出没有成功：{ $error }
