# 积分：谁在为群出力
scores-command-me = 我的积分、名次和签到，只有自己看得到
scores-command-points = 积分从哪里来
scores-command-checkin = 今天签到
scores-command-thanks = 感谢一条消息的作者（回复它）
scores-command-award = 给成员加分，写明原因
scores-command-fine = 扣成员的分，写明原因

scores-off = 本群没有开启积分。
scores-anonymous = 你现在是匿名身份，积分只记给具体的人。
scores-thanks-own = 感谢要给别人，不能给自己，也不用给机器人。
scores-thanked = 已记下你对{ $name }的感谢。

# 签到，只给本人
scores-checked-in = { $again ->
    [yes] 今天已经签过到了，
   *[no] 签到成功，
}{ $count ->
    [one] 这是第1天。
   *[other] 已连续{ $count }天。
}{ $forgiven ->
    [yes] 漏掉的那天已补签，每月一次。
   *[no] {""}
}

# 签到按钮、打卡要求、每日小结
scores-checkin-here = 每天在这里签到一次，结果只有自己看得到。
scores-button-checkin = 签到
scores-checkin-pin = 把带按钮的消息置顶，大家随时能点。
scores-proof = 本群打卡要有内容：以“打卡”开头，附一张照片，或写至少20个字。
scores-summary = 昨天{ $count }人签到。
scores-set-checkin-summary = { $on ->
    [yes] 每天早上9点说一下前一天有多少人签到。
   *[no] 不再发签到小结。
}
scores-set-checkin-proof = { $on ->
    [yes] 现在打卡要有内容：以“打卡”开头，附一张照片，或写至少20个字。
   *[no] 只发“签到”就算签到。
}
scores-set-plus-one = { $on ->
    [yes] 现在回复“+1”也算感谢，会加分。
   *[no] 回复“+1”不再算感谢。
}
scores-summary-line = { $name }：连续{ $days }天

# 管理员加分扣分
scores-give-usage = 请回复那位成员：/{ $command } 10 原因，或先写成员名字。一次最多{ $most }分。
scores-give-own = 不能给自己加减分，也不能给机器人。
scores-given = { $fine ->
    [yes] 已扣{ $name }{ $points }分。
   *[no] 已给{ $name }加{ $points }分。
}
scores-received = { $fine ->
    [yes] 管理员扣了你{ $points }分：{ $reason }
   *[no] 管理员给你加了{ $points }分：{ $reason }
}

# 上不上榜
scores-button-hide = 不上榜
scores-button-show = 重新上榜
scores-hidden = 你已不在任何榜单上。积分照记，只有你自己看得到。
scores-shown = 你已重新上榜。

# 只给本人
scores-lines = { $lines }
scores-place = { $period ->
    [day] 今日
    [week] 本周
    [month] 本月
   *[ever] 累计
}：{ $points }分{ $placed ->
    [yes] ，第{ $place }名，共{ $ranked }人
   *[no] {""}
}。
scores-streak = 已连续签到{ $count }天。
scores-checkins-share = 连同全部签到共{ $points }分；榜单上签到分最多占15%。
scores-lift = 本周再得{ $more }分，就能超过第{ $place }名。
scores-how = 发言有人回：{ $answered }分；回答帮到人：{ $helpful }分；收到回应：{ $reaction }分；自我介绍：{ $introduction }分；签到：{ $checkin }分。每天最多{ $a_day }分，其中聊天互动最多{ $a_day_talk }分。
scores-are-hidden = 你目前不上榜。

scores-points-none = 你还没有积分。
scores-button-older = 更早
scores-points-title = <b>{ $now ->
    [yes] 本月积分
   *[no] { $first }至{ $last }的积分
}：{ $points }</b>
scores-points-kind = { $kind ->
    [answered] 发言有人回
    [helpful] 回答帮到人
    [thanks] 收到感谢
    [reaction] 收到回应
    [introduction] 自我介绍
    [checkin] 签到
    [suggested] 点子被采用
    [used] 点子已发布
    [attended] 参加活动
    [vote] 参加投票
    [referral] 带来的新朋友
    [report] 举报属实
    [greeting] 迎接新朋友
    [award] 管理员加分
   *[fine] 管理员扣分
}：{ $points }
scores-points-newest = <b>最近</b>
scores-points-line = { $at }：{ $points }，{ $undone ->
    [taken] {"收回："}
    [given] {"恢复："}
   *[no] {""}
}{ $kind ->
    [answered] { $name }回了你的消息
    [helpful] 你的回答帮到了{ $name }
    [thanks] { $name }的感谢
    [reaction] { $name }的回应
    [introduction] 自我介绍
    [checkin] 签到
    [suggested] 点子被采用
    [used] 点子已发布
    [attended] 参加活动
    [vote] 参加投票
    [referral] 你带来的{ $name }留下了
    [report] 举报属实
    [greeting] 迎接新朋友
    [award] 管理员加分：{ $reason }
   *[fine] 管理员扣分：{ $reason }
}
