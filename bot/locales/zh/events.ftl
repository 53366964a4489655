# 活动。
events-command-event = 发起活动：/event 野餐 | 北门 | 周六14点
events-command-events = 近期活动：时间、地点、我报名没有
events-command-here = 现场签到：/here 加现场的签到码

# 群里的那条消息。
events-title = <b>{ $title }</b>
events-line = { $text }
events-closes = 报名截止：{ $until }
events-count =
    { $seats ->
        [0] 已报名{ $count }人
       *[other] 已报名{ $count }人，共{ $seats }个名额
    }{ $waiting ->
        [0] { "" }
       *[other] ，候补{ $waiting }人
    }
events-is-cancelled = 活动已取消。
events-has-begun = 活动已开始。
events-is-over = 活动已结束。
events-came-line = 「{ $title }」来了{ $count }人。

# 报名。
events-in = 已报名：{ $at }。
events-waiting = 名额已满。你是候补第{ $number }位，有空位时我会告诉你。
events-out = 已取消报名。
events-open-private = 想收到提醒，请先打开和我的私聊，点一下「开始」。
events-began = 活动已经开始，报名结束了。
events-closed = 报名已截止。
events-gone = 这个活动已经不能操作了。
events-was-cancelled = 这个活动已取消。
events-no-person = 请用你自己的身份，群或频道的身份不能报名。
events-no-member = 只有群成员可以参加。
events-comma = 、
events-who =
    { $names }{ $more ->
        [0] { "" }
       *[other] ，另有{ $more }人
    }
events-who-counted = 已有{ $more }人报名。
events-who-none = 还没有人报名。
events-file = 「{ $title }」的日历文件，打开即可加入日历。
events-file-sent = 文件已发到私聊。

# 给报名的人。
events-moved-up =
    有空位了，轮到你：「{ $title }」。
    { $when }{ $has_place ->
        [yes] ，{ $place }
       *[no] { "" }
    }
events-reminder =
    你报名了「{ $title }」。
    { $when }{ $has_place ->
        [yes] ，{ $place }
       *[no] { "" }
    }
events-changed =
    「{ $title }」有变动，现在是：
    { $when }{ $has_place ->
        [yes] ，{ $place }
       *[no] { "" }
    }
events-cancelled = 「{ $title }」（{ $when }）已取消。
events-words =
    关于「{ $title }」（{ $when }）：
    { $words }

# 列表。
events-none = 近期还没有活动。
events-none-admin =
    近期还没有活动。一行就能发起：
    /event 野餐 | 北门 | 周六14点到16点 | 20人
events-list = <b>近期活动</b>
events-item = { $number } { $title }：{ $when }{ $has_place ->
        [yes] ，{ $place }
       *[no] { "" }
    }{ $mine ->
        [in] （已报名）
        [waiting] （候补中）
        [walked] （已到场）
       *[no] { "" }
    }
events-mine = { $mine ->
    [in] 你已报名。
    [waiting] 你是候补第{ $number }位。
    [walked] 你已到场。
   *[no] 你还没有报名。
}

# 发起和修改。
events-how =
    一行写完，顺序随意：
    /event 野餐 | 北门 | 周六14点到16点 | 20人
    还可以加：「报名截止周五18点」「不提醒」。
    也可以私聊一步步来。
events-preview = 群里会看到：
events-posted = 已发出。
events-discarded = 已丢弃。
events-post-refused = 活动「{ $title }」没能发出，Telegram 的说法：{ $why }
events-post-unknown = Telegram 没有说活动「{ $title }」是否已发出。请先看一眼再重发。
events-full = 已有{ $limit }个活动在等，不能再多了。
events-changed-done =
    { $count ->
        [0] 已修改。
       *[other] 已修改，并告诉了{ $count }人。
    }
events-words-done =
    { $count ->
        [0] 没有能私聊到的人。
       *[other] 已发给{ $count }人。
    }
events-quiet = 这个活动不再提醒。
events-reminds = 提醒已恢复。
events-stop-ask =
    { $count ->
        [0] 取消「{ $title }」？还没有人报名。
       *[other] 取消「{ $title }」？已有{ $count }人报名，会通知他们。
    }
events-stopped = 已取消。
events-form-title = 给「{ $group }」发起活动。叫什么名字？（也可以一次写完，每行一项：名称、地点、时间、名额。）
events-form-when = 什么时候？例如：周六14点到16点 · 11月28日19点半 · 明天9点
events-form-place = 在哪里？几个字或一个链接。
events-form-seats = 多少名额？写数字，或「不限」。
events-form-words = 要对报名的人说什么？每人单独收到，只在私聊里。
events-amiss-title = 活动要有名称，1到100字：/event 野餐 | 北门 | 周六14点
events-amiss-place = 地点写1到200字。
events-amiss-when = 什么时候？例如：周六14点到16点 · 11月28日19点半 · 明天9点
events-amiss-past = 这个时间已经过了。
events-amiss-far = 那是一年以后了。
events-amiss-seats = 多少名额？写1到10000的数字，或「不限」。
events-amiss-lasts = 活动时长从1分钟到14天。
events-amiss-closes = 报名要在开始之前截止：报名截止周五18点
events-amiss-many = 除了名称、地点和时间，还多出一些内容。请用 | 隔开，每项只写一次。
events-amiss-words = 请写1到1000字。

# 谁来了。
events-code =
    「{ $title }」开始了。现场签到码：<code>{ $code }</code>
    到场的人把它私聊发给我，或在群里发 /here { $code }。也可以在名单上点名字。
events-code-is = 现场签到码：{ $code }
events-code-later = 活动开始时才有签到码。
events-not-begun = 活动还没开始。
events-people =
    { $count ->
        [0] 没有人报名「{ $title }」。
       *[other] 「{ $title }」谁来了？{ $count }人中已到{ $came }人。点名字。
    }
events-tick = ✓ { $name }
events-here-how = 请发现场的签到码：/here 加签到码，或私聊直接把签到码发给我。
events-here-none = 现在没有活动在签到。
events-here-many = 签到码错了太多次，请找现场的管理员。
events-here-wrong =
    { $left ->
        [0] 签到码不对，请找现场的管理员。
       *[other] 签到码不对，还可以试{ $left }次。
    }
events-here-right = 你到了，真好：「{ $title }」。
events-card =
    「{ $title }」（{ $when }）：报名{ $count }人，{ $came ->
        [0] 还没有人签到。
       *[other] 到场{ $came }人：{ $names }。{ $missed ->
            [0] { "" }
           *[other] 没见到：{ $others }。
        }
    }

# 按钮。
events-button-go = 报名／取消
events-button-calendar = 加入日历
events-button-who = 谁来
events-button-post = 发出
events-button-discard = 丢弃
events-button-again = 重发
events-button-form = 一步步来
events-button-title = 名称
events-button-when = 时间
events-button-place = 地点
events-button-seats = 名额
events-button-words = 通知报名的人
events-button-quiet = 提醒开关
events-button-people = 签到名单
events-button-code = 签到码
events-button-stop = 取消活动
events-button-off = 确认取消
events-button-skip-place = 不写地点
events-button-skip-seats = 不限
events-button-back = 上一页
events-button-more = 下一页
