# 贡献榜：查看，以及自动发布
boards-command-top = 贡献榜：day、week、month、season、all；last；help
boards-command-ranking = 贡献榜何时自动发布，什么样子

boards-when = { $period ->
    [day] { $when ->
        [now] 今日
        [last] 昨日
       *[then] 日
    }
    [week] { $when ->
        [now] 本周
        [last] 上周
       *[then] 周
    }
    [month] { $when ->
        [now] 本月
        [last] 上月
       *[then] 月度
    }
    [season] { $when ->
        [now] 本季
        [last] 上季
       *[then] 季度
    }
   *[ever] 累计
}
boards-title = { $when }{ $board ->
    [help] 互助榜
    [newcomers] 新人榜
    [content] 内容榜
    [invitations] 邀请榜
   *[all] 贡献榜
}{ $over ->
    [day] （{ $first }）
    [yes] （{ $first }至{ $last }）
   *[no] { "" }
}
boards-head = <b>{ $title }</b>
boards-note = { $text }
boards-line = { $place }. { $name }：{ $points }{ $changed ->
    [yes] （{ $change }）
   *[no] { "" }
}
boards-change = { $change ->
    [new] 新上榜
    [same] 平
    [up] 升{ $count }
    [down] 降{ $count }
   *[none] { "" }
}
boards-empty = 还没有人得分。
boards-usage = /top 看本周，/top last week 看上周；也可以写 day、month、season、all。/top help 看谁最受感谢，/top newcomers 看新人，/top content 看谁的点子被采用，/top invitations 看谁带来的新朋友留下了。/top hide 不上榜，/top show 重新上榜。
boards-nameless = 一位群友
boards-button-mine = 我的名次
boards-button-how = 积分怎么算
boards-mine = { $title }：{ $points }分{ $placed ->
    [yes] ，第{ $place }名，共{ $ranked }人
   *[no] { "" }
}。

# 发布的榜
boards-ranked = { $count }人得分。
boards-riser = 进步最快：{ $name }，第{ $before }名升到第{ $place }名。
boards-newcomer = 新人第一：{ $name }，{ $points }分。
boards-thanked = 最受感谢：{ $name }。
boards-head-place = 名次
boards-head-name = 成员
boards-head-points = 积分
boards-head-change = 变化

# 头几次先给管理员过目
boards-draft = 这份贡献榜将在{ $at }自动发到群里（静音）：

    { $text }
boards-button-post = 现在发
boards-button-skip = 这次不发
boards-button-edit = 调整
boards-edit = 用 /ranking 设定何时发布、列几名、要不要图片。
boards-over = 这份已经处理过了。
boards-draft-over = { $title }：{ $state ->
    [skipped] 这次不发
   *[posted] 已发布
}{ $by ->
    [yes] （{ $name }）
   *[no] { "" }
}。

# /ranking
boards-ranking = { $on ->
    [yes] 贡献榜自动发布（静音）：
   *[no] 贡献榜不自动发布，想看的人用 /top。
}
boards-ranking-due = { $period ->
    [day] 每日
    [week] 每周
    [month] 每月
   *[season] 每季
}：下次{ $at }。
boards-ranking-how = { $look ->
    [picture] 图片，附同样的文字
    [table] 表格
   *[text] 文字
}，列{ $lines }名{ $below ->
    [both] ，另有新人第一和最受感谢
    [help] ，另有最受感谢
    [newcomers] ，另有新人第一
   *[none] { "" }
}。得分的不到{ $least }人就不发。
boards-ranking-drafts = 接下来{ $count }份先给管理员过目，{ $hours }小时内没人处理就自动发。
boards-ranking-usage = /ranking week off、month on；18：00；10（名次数）；picture、table、text；newcomers off；help off；preview；post；off。
boards-button-period = { $period ->
    [day] 每日
    [week] 每周
    [month] 每月
   *[season] 每季
}：{ $on ->
    [yes] 开启
   *[no] 关闭
}
boards-button-look = { $look ->
    [picture] 用图片
    [table] 用表格
   *[text] 用文字
}
boards-button-preview = 预览
boards-button-now = 现在发
boards-set = 已设定。
boards-posting = 马上发到群里。
boards-too-few = 目前{ $ranked }人有积分，满{ $least }人才发。
