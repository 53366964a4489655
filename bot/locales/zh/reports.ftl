# 举报：成员找管理员
reports-command-report = 向管理员举报一条消息（回复它）
reports-command-reports = 等待处理的举报；on、off 开关

# 只给举报人看
reports-usage = 在群里回复那条消息发 /report 或“举报”，也可以写上原因。只有管理员看得到。
reports-thanks = 谢谢，管理员会来看。别人不知道是你举报的。
reports-called = 谢谢，已经通知管理员。
reports-already = 这条你已经举报过了，谢谢。
reports-handled-before = 这条管理员已经看过了，谢谢。
reports-too-many = 一小时内举报得有点多，请稍等，或直接联系管理员。
reports-own = 这是你自己的消息，可以自己删除。
reports-of-admin = 这是管理员或我发的，请直接联系群主。
reports-by-admin = 你是管理员：回复那条消息发 /warn、/mute 或 /del 即可。
reports-are-off = 本群不接收举报，请直接联系管理员。
reports-was-right = 谢谢你的举报，管理员已经处理。

# 管理员卡片
reports-card = { $count ->
    [1] { $names }举报<b>{ $author }</b>，{ $at }。
   *[other] { $count }位成员举报<b>{ $author }</b>，最早{ $at }：{ $names }。
}
reports-card-call = <b>{ $name }</b>在找管理员，{ $at }。
reports-between = 、
reports-quote = “{ $text }”
reports-kind = { $kind ->
    [photo] 一张没有文字的图片。
    [video] 一段没有文字的视频。
    [animation] 一个动图。
    [sticker] 一个贴纸。
    [voice] 一条语音。
    [document] 一个没有文字的文件。
    [poll] 一个投票。
    [contact] 一张名片。
    [service] 刚刚入群。
   *[other] 一条没有文字的消息。
}
reports-why = { $name }：{ $reason }
reports-claimed-by = { $name }正在处理。
reports-button-strike = 删除并警告
reports-button-mute = 禁言{ $span }
reports-button-wrong = 没有问题
reports-button-done = 已处理
reports-button-claim = 我来处理
reports-button-release = 放回队列
reports-button-see = 去看看
reports-closed = <b>{ $author }</b>被举报：{ $name }{ $outcome ->
    [struck] 删除并警告
    [muted] 禁言了该成员
    [left] 认为没有问题
   *[done] 已处理
}，用时{ $span }。
reports-reason-reported = 被成员举报

# 给点按钮的管理员
reports-claimed = 归你处理，其他管理员看得到。
reports-released = 已放回队列。
reports-done = { $outcome ->
    [struck] 已删除并警告。
    [muted] 正在禁言。
    [left] 保持原样。
   *[done] 已标记为处理完毕。
}
reports-gone = 这条举报已经不再保留。
reports-was-handled = { $name }已经处理过了。
reports-protected = 对方现在是管理员，管理员不受处罚。
reports-no-mute = 这里无法禁言：需要超级群，并给我“封禁用户”权限。

# 列表
reports-list = { $count ->
    [0] 没有等待处理的举报。
   *[other] { $count }条举报等待处理：
}{ $on ->
    [no] 举报功能已关闭。
   *[yes] {""}
}
reports-line = { $number }. <b>{ $author }</b>，{ $age }前{ $counted ->
    [no] ，只有新成员举报
   *[yes] {""}
}{ $claimed ->
    [yes] ，{ $by }正在处理
   *[no] {""}
}。
reports-more = 还有{ $count }条。
reports-times = { $count ->
    [1] 最近一条用了{ $span }处理完。
   *[other] 最近{ $count }条里，一半在{ $span }内处理完。
}
reports-on = 成员可以举报了：回复消息发 /report、“举报”或 @admin。
reports-off = 举报已关闭，发 /report 的人会得到提示。
reports-threshold = { $count ->
    [1] 有效举报满1次就出卡片。
   *[other] 有效举报满{ $count }次才出卡片。
}
reports-settings = /reports 查看；/reports on 或 off 开关；/reports 2：满几次有效举报才出卡片。
