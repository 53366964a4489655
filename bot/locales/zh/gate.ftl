# 入群门槛：申请人看到的。
gate-command-gate = 入群门槛：开关与设置

gate-invite = 你好，{ $name }。加入「{ $group }」只要{ $count }步，{ $until }前都有效。点“开始”，我带你走一遍。
gate-invite-inside = 你好，{ $name }。在「{ $group }」发言前还有{ $count }步，{ $until }前都有效。点按钮，再点“开始”。
gate-purpose = 本群宗旨：{ $purpose }
gate-line = 新来的朋友：私聊里完成{ $count }步就能发言，请在{ $minutes }分钟内完成。
gate-raid-line = 刚进群还不能发言的朋友：{ $hours }小时内在私聊里完成一步就好。
gate-button-start = 开始
gate-button-admin = 找管理员
gate-button-read = 看群规
gate-button-accept = 我同意
gate-button-again = 再看一遍
gate-wait = 请稍等。

gate-rules = 先看群规，很短。
gate-rules-accept = 同意这些群规吗？
gate-question = { $question }

    请在这里写下回答。
gate-captcha = 先确认你是真人：{ $first } + { $second } 等于几？
gate-captcha-shapes = 先确认你是真人：图里有几个{ $shape ->
    [circle] 圆形
    [square] 正方形
    [star] 五角星
   *[triangle] 三角形
}？
gate-button-sum = 换成算术题
gate-number-wanted = 请点一个数字，或者用数字写出来。
gate-code = 请在这里写下你的邀请码，或名单上的名字。
gate-vouch = 还要{ $left }位群友在群里说认识你。我已经在群里问了，你等着就好。
gate-vouch-asked = { $name }想入群，有人认识吗？需要{ $count }位群友确认。
gate-button-vouch = 我认识
gate-vouched = 谢谢，记下了。
gate-vouch-not-you = 群友才能确认。
gate-account-name = 你的名字看不清。请在 Telegram 设置里改一下，再点按钮。
gate-account-username = 本群要求有用户名。请在 Telegram 设置里设一个，再点按钮。
gate-account-pattern = 本群的名字格式是：{ $template }。请在 Telegram 设置里改一下，再点按钮。
gate-account-photo = 本群要求有所有人可见的头像。请在 Telegram 设置里设一个，再点按钮。
gate-button-check = 再检查
gate-task = { $task }

    发到这里：文字、图片或转发的消息都行，管理员会看。
gate-fee = 入群费是 { $amount } 颗 Telegram 星星，没能入群会退还给你。条款见 /terms，有疑问用 /paysupport。没有星星可以找管理员。
gate-button-pay = 支付 ⭐{ $amount }
gate-unpayable = { $why ->
    [stranger] 这张账单是别人的。请自己申请入群，我会把你的发给你。
    [over] 这次申请已结束，不用付了。
    [twice] 已经付过了。
    [unneeded] 现在不需要付款。
   *[unknown] 我没有这张账单的记录，不用付。
}不收星星，已付的会退还。
gate-fee-returns = 你付的星星正在退还。
gate-wrong = 不对，还可以试{ $left }次。
gate-words-wanted = 请用文字回答。
gate-press-old = 这个按钮不是给你的，或者已经失效。
gate-nothing = 这里没有你的申请，请先申请入群。

gate-judging = 谢谢。管理员正在看，有结果我在这里告诉你。
gate-waiting = 都通过了。群暂时满员，一有空位就让你进。
gate-still = 管理员还没处理完，比平时慢一些，你的申请没有被忘记。
gate-asked = 管理员想问：{ $question }

    请在这里写一条消息，我转给他们。
gate-ask-more = 请再介绍一下自己。
gate-remind = 提醒一下：你的申请{ $until }前有效。
gate-admitted = 都通过了，你已入群。
gate-admitted-by = 管理员已让你入群，欢迎。
gate-failed = 这次没有通过。{ $timed ->
    [yes] { $again }后可以再试。
   *[no] 现在就可以再试。
}
gate-over = 时间到了。{ $timed ->
    [yes] { $again }后可以再试。
   *[no] 现在就可以再试。
}
gate-declined = 管理员这次没有让你入群。{ $timed ->
    [yes] { $again }后可以再申请。
   *[no] 可以再申请。
}
gate-too-soon = 离上次太近了，{ $again }后可以再申请。
gate-now-judging = 管理员正在看你的回答，有结果我在这里告诉你。
gate-now-waiting = 你在候补名单上，一有空位就让你进。
gate-now-held = 刚才一下子来了很多人，大家都要等一等。你已在名单上，一小时后再按一次“开始”。
gate-now-admitted = 你已经在群里了。
gate-now-declined = 这次申请已结束。{ $timed ->
    [yes] { $again }后可以再申请。
   *[no] 可以再申请。
}
gate-now-gone = 这里没有你的申请，请先申请入群。

# 入群门槛：管理员看到的。
gate-card = { $way ->
    [request] { $name }申请入群。
    [comment] { $name }没入群就发言。
   *[open] { $name }已入群。
}
gate-card-bio = 简介：{ $bio }
gate-note = · { $text }
gate-note-rules = · 已同意群规。
gate-note-captcha = · 是真人。
gate-note-code = · 有邀请码。
gate-note-vouch = · 有群友认识。
gate-note-proof = · 发来了证明。
gate-note-invited = · 受邀而来。
gate-note-link = · 用的不是认可的链接。
gate-note-tier = · 是另一群的成员。
gate-note-no-tier = · 在另一群的时间或等级不够。
gate-note-banned = · 已被群主的另一个群拉黑。
gate-note-no-photo = · Telegram 没有说明是否有头像。
gate-note-fee = · 已付{ $count }颗星星。
gate-note-returned = · 星星退还。
gate-note-asks = · 想找管理员。
gate-note-unreached = · 私聊不到：没点“开始”，或拉黑了机器人。
gate-card-state = { $state ->
    [open] 还在回答。
    [judging] 等你定。
    [waiting] 等空位。
    [held] 等突袭结束。
    [admitted] { $known ->
        [yes] { $by }已通过。
       *[no] 已通过。
    }
    [declined] { $known ->
        [yes] { $by }已婉拒。
       *[no] 未通过。
    }
   *[gone] 已离开。
}
gate-nudge = { $name }还在等答复，从{ $since }开始。
gate-error = Telegram 没有照办（{ $act }，{ $name }）：{ $error }
gate-button-admit = 通过
gate-button-ask = 再问
gate-button-decline = 婉拒
gate-button-see = 查看
gate-see-start = 我私聊给你看：请先打开与我的私聊，点“开始”。
gate-proof-of =
    来自{ $name }：
    { $text }
gate-codes = 已登记{ $count }个邀请码，每个可进一人。
gate-codes-gone = 邀请码名单已清空。
gate-decided = 已经处理过了。
gate-pressed-admitted = 已通过。
gate-pressed-declined = 已婉拒。
gate-pressed-asked = 已请对方多介绍一些。想自己提问：/gate ask { $user } 你住在哪里
gate-unreachable = 私聊不到对方：没有点“开始”。
gate-ask-usage = 写明问谁、问什么：/gate ask 123456789 你住在哪里。号码在按钮的提示里；对方要点过“开始”。
gate-asked-now = 已转达，回答会出现在卡片上。

gate-shown = { $state ->
    [on] 入群门槛已开启，依次是：
   *[off] 入群门槛未开启：有链接就能进。
}
gate-shown-step = { $number }. { $text }
gate-step-rules = 阅读并同意群规
gate-step-question = 回答问题
gate-step-captcha = 确认是真人：数图里的形状，或者算一道小题
gate-step-account = 账号符合要求：{ $wanted }
gate-wants-name = 名字可读
gate-wants-pattern = 名字形如 { $template }
gate-wants-username = 有用户名
gate-wants-photo = 有头像
gate-wants-bans = 没有被群主的其他群拉黑
gate-comma = 、
gate-step-invitation = 受邀而来：群友拉进来，或者用认可的链接
gate-step-code = 写出名单上的邀请码或名字
gate-step-task = 提交证明：{ $task }
gate-step-vouch = { $count }位群友确认认识
gate-step-tier = { $count ->
    [0] 是另一群的成员
   *[other] 在另一群满{ $count }天
}{ $tier ->
    [off] {""}
   *[other] ，且等级至少为{ $tier }
}
gate-step-capacity = 等空位，名额共{ $count }人
gate-step-fee = 付入群费{ $count }颗星星
gate-name-fee = 入群费
gate-name-captcha = 真人
gate-name-account = 账号
gate-name-invitation = 邀请
gate-name-code = 邀请码
gate-name-task = 证明
gate-name-vouch = 担保
gate-name-tier = 另一群
gate-name-capacity = 名额
gate-name-rules = 群规
gate-name-question = 问题
gate-shown-time = 申请入群的人有{ $hours }小时；已在群里的人先禁言，有{ $minutes }分钟。同一步答错{ $tries }次，这次申请就结束。
gate-shown-more = 点按钮开关；其他设置见 /gate help。
gate-lacks = 缺少权限，没有它办不到：{ $right }。
gate-switch = { $step }：{ $on ->
    [on] 开启
   *[off] 关闭
}
gate-switched = { $step }：{ $on ->
    [on] 已开启。
   *[off] 已关闭。
}
gate-usage =
    /gate 查看；/gate rules on 开启，/gate rules off 关闭，/gate off 全部关闭。
    /gate question 我们的标志是什么动物？ | 蚂蚁：| 后面是可接受的答案；不写就由管理员看回答。/gate question clear 清空
    /gate code A1 B2 · /gate task 付款截图 · /gate vouch 2 · /gate capacity 150 · /gate invitation 链接 · /gate tier -100123 30 · /gate tier -100123 spreader
    /gate account username photo bans：除了名字可读，账号还要有什么；bans 是没有被群主的其他群拉黑。/gate account pattern 城市-名字：名字的格式；不写就用 /names 的格式。
    /gate fee 50 · /gate terms 收费条款 · /gate terms clear
    /gate order rules question · /gate hours 24 · /gate minutes 15 · /gate tries 3
    可用的门槛：{ $steps }

# 入群费：付款人和管理员看到的。
gate-paysupport = 付给{ $bot }的款项由你和所在的群处理，Telegram 官方客服帮不上忙。点下面的按钮可以请群管理员退款。
gate-paysupport-none = 你在这里没有付过款。
gate-payment = 第{ $number }号：{ $day }，{ $amount }颗星星，「{ $group }」，{ $state ->
    [paid] 已付。
    [refunding] 正在退还。
    [refunded] 已退还。
   *[refused] 应退还，Telegram 没有照办，管理员已知道。
}
gate-button-back = 申请退还第{ $number }号
gate-back-asked = 管理员看到了。同意的话，星星会自动退还。
gate-back-already = 已经申请过，或已处理。
gate-back-kept = 管理员决定不退还入群费。
gate-back-card = { $name }（id { $user }）申请退还入群时付的{ $amount }颗星星。
gate-button-refund = 退还
gate-button-keep = 不退
gate-pressed-refund = 正在退还。
gate-pressed-keep = 不退还，我会告诉对方。
gate-refunded = 已把{ $amount }颗星星退还给{ $name }（id { $user }）。已在群里的仍在群里，要移出请发 /kick { $user }
gate-kept = { $by }决定：{ $name }的{ $amount }颗星星不退还。
gate-refund-refused = Telegram 没有把{ $amount }颗星星退还给{ $name }：{ $error }
gate-refund-outside = { $name }（id { $user }）的{ $amount }颗星星已被退还，但不是经过我。已在群里的仍在群里，要移出请发 /kick { $user }
gate-terms =
    <b>付款给{ $bot }</b>
    群可以要求先付 Telegram 星星再入群。没能入群（被婉拒、超时或撤回申请）会自动全额退还。入群后不再自动退还，群管理员可以退还，用 /paysupport 申请。付费不等于可以违反群规。星星经由 Telegram 支付，也适用 Telegram 的条款。
gate-terms-of =
    <b>{ $group }</b>
    { $text }
