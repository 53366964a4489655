# 群友带来的新朋友
referrals-command-invite = 你的专属邀请链接，带来的新朋友留下就有积分
referrals-link = 你的专属邀请链接：{ $link }
    第一次从这里进群的新朋友，{ $days }天后还在、发过{ $messages }条消息，你就得{ $points }分。
referrals-off = 本群没有开放群友的专属链接。
referrals-no-right = 我在这里建不了链接：请管理员给我“邀请用户”的权限。
referrals-usage = /invite 领取你的专属链接。管理员：/invite asking（从链接来的要申请，由你或入群验证放行）、/invite open（直接进群）、/invite off（关闭）。
referrals-set = { $links ->
    [off] 群友不再有专属链接。
    [open] 群友可以领取专属链接，从链接来的直接进群。
   *[asking] 群友可以领取专属链接，从链接来的要先申请。
}
