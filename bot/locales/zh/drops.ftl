# 定时内容。
drops-command-schedule = 定时发布：回复消息 /schedule 明天9点
drops-command-drops = 查看本群的定时内容：预览、修改、暂停、删除
drops-command-queue = 按节奏发布：回复消息 /queue，或设置节奏
drops-command-suggest = 投稿：/suggest 你的点子

# 成员的点子。
drops-suggest-usage =
    直接写点子，或回复一条消息写 /suggest：
    /suggest 每周三来一次看图猜地
drops-suggest-many = 你之前的点子还在等管理员看，先等一等。
drops-suggest-thanks = 谢谢，管理员会看。
drops-idea = { $name }投稿：{ $what }。
drops-idea-taken = { $name }投稿：{ $what }。已采用。
drops-idea-declined = { $name }投稿：{ $what }。没有采用。
drops-idea-gone = 这条已经处理过了。
drops-idea-noted = 已记下。
drops-idea-yours = 你的点子「{ $what }」已采用，发布时会署你的名字。
drops-credit = { $name }的点子
drops-button-take = 排进队列
drops-button-reserve = 放入备用
drops-button-decline = 婉拒

# 告诉管理员的话。
drops-saved = 已安排：{ $what }。
drops-line = { $text }
drops-ends-count = 共发{ $count }次，发完即止。
drops-ends-day = { $day }之后停止。
drops-ends-never = 没有设结束时间，可用 /drops 停止。
drops-ends-queue = 队列没有结束时间，/queue 暂停 可停下。换个节奏：/queue 每周3次 晚上8点
drops-with-pin = 会置顶。
drops-with-silent = 静音发送。
drops-with-replaces = 替换上一条。
drops-with-keep =
    { $minutes ->
       *[other] { $minutes }分钟后删除。
    }
drops-queued =
    已排到第{ $number }个，{ $at }发布。
drops-queued-paused = 已排到第{ $number }个。队列暂停中，发 /queue 继续 恢复。
drops-reserved = 备用：群里{ $hours }小时没人说话时，白天发一条，不会常发。
drops-full = 本群已有{ $limit }条待发，不能再加。请先用 /drops 删除一条。
drops-how =
    回复一条消息，写上 /schedule 和时间：
    /schedule 明天9点
    /schedule 每周一四 晚上8点 到12月31日 置顶
    /schedule 每3天 9点 共10次 静音
    /schedule 0 9 * * 1-5
    /schedule 排队
    也可以把内容私聊发给我。
drops-changed = 已修改，可用 /drops 查看。
drops-changed-to = 已修改：{ $what }。
drops-look = 这样可以吗？还没有保存。
drops-what = { $what }
drops-back = 已改回原样。
drops-back-none = 没有可撤销的了。
drops-noted = 时间记下了，内容请私聊发给我：

# 多久一次。
drops-rule-once = 一次
drops-rule-cron = cron { $text }
drops-rule-every = 每{ $span } { $at }
drops-rule-daily = 每天 { $times }
drops-rule-weekly = 每{ $days } { $times }
drops-comma = 、
drops-day = { $day ->
    [0] 周一
    [1] 周二
    [2] 周三
    [3] 周四
    [4] 周五
    [5] 周六
   *[6] 周日
}

# 是什么。
drops-kind = { $kind ->
    [text] 文字
    [photo] 图片
    [video] 视频
    [animation] 动图
    [document] 文件
    [sticker] 贴纸
    [voice] 语音
    [audio] 音频
    [video_note] 视频留言
    [poll] 投票
   *[album] 图集
}
drops-named = { $kind }「{ $gist }」

# 读不懂的时间。
drops-unclear-words = 看不懂「{ $words }」。可以这样写：明天9点 · 11月26日晚上8点 · 每周一晚上8点 · 每3天 9点 · 0 9 * * 1-5
drops-unclear-time = 什么时候发？例如：明天9点 · 每天9点
drops-unclear-past = 这个时间已经过了。
drops-unclear-day = 没有这一天。
drops-unclear-step = 太频繁了，两次之间至少隔{ $step }。
drops-unclear-never = 哪一年都没有这个时间，或者不是 cron 格式。
drops-unclear-end = 结束时间不合适：只有重复发布才有结束，而且要在以后。

drops-unfit-nothing = 这条消息里没有可发的内容。
drops-unfit-kind = 这类消息无法定时发布。文字、图片、视频、文件、贴纸、语音、图集和投票可以。
drops-unfit-long = 内容太长：文字最多4096字，图片或文件的说明最多1024字。
drops-unfit-link = 按钮需要完整的网址：[地图](buttonurl://example.com)
drops-unfit-quiz = 测验的答案 Telegram 只在私聊里告诉我，请把测验私聊发给我。

# 列表。
drops-none = 现在没有待发的内容。回复一条消息：/schedule 明天9点
drops-list =
    { $count ->
       *[other] 本群有{ $count }条待发：
    }
drops-queue-none = 队列是空的。回复一条消息写 /queue 就能加入；设置节奏：/queue 每周3次 晚上8点
drops-queue-usage = 请写一个会重复的节奏：/queue 每周一三五 晚上8点
drops-queue-set = 队列节奏：{ $pace }。下一次：
drops-queue =
    { $paused ->
        [yes] 队列暂停中，发 /queue 继续 恢复。共{ $count }条：
       *[no] 队列节奏：{ $pace }。共{ $count }条：
    }
drops-reserve-none = 还没有备用内容。回复一条消息：/schedule 备用
drops-reserve-usage = /queue 备用 暂停，或 /queue 备用 继续
drops-reserve-paused = 备用暂停中，发 /queue 备用 继续 恢复。
drops-reserve =
    { $paused ->
        [yes] 备用暂停中，发 /queue 备用 继续 恢复。共{ $count }条：
       *[no] 群里久无人说话时发，/queue 备用 暂停 可停下。备用共{ $count }条：
    }
drops-people =
    { $one ->
       *[other] { $count }人
    }
drops-posts =
    { $count ->
       *[other] { $count }条
    }
drops-best = { $label }反响最好：每条{ $mean }，其他{ $others }（共{ $posts }条）。
drops-best-usual = { $label }反响最好：每条{ $mean }，那个时段平时{ $usual }人；其他{ $others }，平时{ $elsewhere }人（共{ $posts }条）。
drops-last = 最近一条：{ $name }，{ $at }，引来{ $drew }。
drops-last-usual = 最近一条：{ $name }，{ $at }，引来{ $drew }，那个时段平时{ $usual }人。
drops-drew = 目前发了{ $posts }条：{ $repliers }回复{ $reply }次，{ $reaction }次表情，{ $vote }次投票；每条{ $people }。
drops-after = 发后一小时{ $people }人说话，平时{ $people_usual }人。之后几小时{ $reactions }次表情，平时{ $reactions_usual }次；来{ $joined }人，平时{ $joined_usual }人；走{ $gone }人，平时{ $gone_usual }人。

# 多种写法。
drops-variant = { $letter } { $name }：发了{ $posts }条，每条{ $people }
drops-variant-aside = { $letter } { $name }：已搁置，Telegram 上的文件没有了
drops-variant-only = 现在只发{ $letter }。
drops-variant-all = 恢复轮流发。
drops-variant-removed = 不再发{ $letter }。
drops-variant-once = 这条只发一次，没什么可比的。会重复发的内容才能轮换写法。
drops-variant-many = 最多{ $limit }种写法，已经满了。
drops-button-variant = 添加写法
drops-button-reword = 改{ $letter }
drops-button-only = 只用{ $letter }
drops-button-all = 恢复轮流
drops-button-without = 去掉{ $letter }
drops-try =
    { $on ->
        [yes] 以后反响更好的写法会自动多发，其他写法也偶尔再试。
       *[no] 各种写法轮流发，不看反响。
    }
drops-try-usage = /drops 试 开，或 /drops 试 关

# 图表。
drops-button-chart = 图表
drops-chart-title = 哪些内容反响好
drops-chart = { $day }以来{ $posts }条内容的反响
drops-chart-by =
    { $by ->
        [kind] 按类型
        [hour] 按时段
       *[content] 按内容
    }
drops-chart-row = · { $label }：每条{ $drew }（{ $posts }条）
drops-chart-row-usual = · { $label }：每条{ $drew }，平时{ $usual }人（{ $posts }条）
drops-chart-below =
    { $usual ->
        [yes] 每条有多少人回复、点表情或投票。竖线：那个时段平时说话的人数。
       *[no] 每条有多少人回复、点表情或投票。
    }
drops-chart-nameless = 没有文字
drops-chart-none = 还没有可比的：发出的内容时间还太短。
drops-item = { $number } { $name }：{ $state }
drops-one = <b>{ $name }</b>
drops-state-repeats = { $at }，{ $rule }
drops-state = { $why ->
    [reserve] 群里久无人说话时发
    [content] 已搁置，Telegram 上的文件没有了
    [right] 已暂停，缺少权限
    [closed] 已暂停，群或话题已关闭
    [other] 已暂停，Telegram 拒绝了
    [unanswered] 已暂停，前几条没人回应
   *[paused] 已暂停
}
drops-gone = 这条已经不在安排里了。
drops-undone = 已取消，不会发布。
drops-paused = 已暂停。
drops-resumed = 已恢复。
drops-too-late = 它的时间都已过了，请换个时间。
drops-moved = 已调整。
drops-seen = 已发到我们的私聊。
drops-now = 正在发布。

drops-button-see = 预览
drops-button-undo = 撤销
drops-button-back = 撤销
drops-button-save = 保存
drops-button-other = 换个时间
drops-button-delete = 删除
drops-button-pause = 暂停
drops-button-resume = 恢复
drops-button-hold = 只暂停这条
drops-button-release = 恢复这条
drops-button-up = 提前
drops-button-down = 推后
drops-button-when = 改时间
drops-button-content = 改内容
drops-button-now = 现在发
drops-button-add = 补内容
drops-button-more = 更多
drops-button-form = 私聊发给我

# 私聊里的表单。
drops-form-content = 把要发到「{ $group }」的内容发给我：文字、图片、视频、图集、投票或文件。
drops-form-variant = 把另一种写法发给我，会和原来的轮流发到「{ $group }」：文字、图片、视频、图集、投票或文件。
drops-form-when = 什么时候发到「{ $group }」？点选，或直接写：11月26日晚上8点 · 每周一9点 · 每3天 9点 共10次。方式：置顶、静音、替换、保留2小时；取消：不置顶、有声、不替换、保留
drops-choice-0 = 明天9点
drops-choice-1 = 明天晚上8点
drops-choice-2 = 每天9点
drops-choice-3 = 排队
drops-choice-4 = 备用

# 卡片。
drops-card-missed =
    { $count ->
        [one] 我离线太久，{ $at }没有发出：{ $name }。
       *[other] 我离线太久，到{ $at }为止有{ $count }次没有发出：{ $name }。
    }
drops-card-held = { $at }没有发出，没能及时发送：{ $name }。
drops-card-wording = { $at }没有发出：写法{ $letter }，{ $name }。Telegram 上的文件没有了，先搁置这一种，其他的照常发：/drops
drops-card-unknown = Telegram 没有说明{ $at }这条是否已发出：{ $name }。请先看一眼再决定要不要重发。
drops-card-content = { $at }没有发出：{ $name }。Telegram 上的文件没有了，先搁置：/drops
drops-card-right = { $at }没有发出：{ $name }。我缺少发送权限，已暂停，等你恢复：/drops
drops-card-closed = { $at }没有发出：{ $name }。群或话题对我关闭了，已暂停，等你恢复：/drops
drops-card-other = { $at }没有发出：{ $name }。Telegram 拒绝了，已暂停，等你恢复：/drops
drops-card-now = 管理员已现在发布：{ $name }。
drops-card-unanswered = 前{ $count }条备用内容没人回应，我就先不打破沉默了，放入新的备用内容后再试。由人来问一句也许更好。
drops-low =
    { $count ->
        [one] 队列只剩1条，{ $day }发。
       *[other] 队列只剩{ $count }条，发到{ $day }。
    }
drops-low-none = 队列空了，可用 /queue 补充。
drops-button-slow = 放慢
drops-button-rest = 先不提
drops-button-best = 重发精选
drops-best-again = 已排到队尾，再发一次：
drops-best-paused = 已排到队尾，再发一次；队列暂停中，发 /queue 继续 恢复：
drops-best-done = 已排到队尾。
drops-best-none = 暂时没有可重发的：近60天发过的内容，要么没人回应，要么14天内刚发过，要么已在排队。
drops-best-item = · { $name }
drops-best-item-at = · { $name }：{ $at }
drops-slowed = 队列已放慢：{ $pace }，下一条{ $at }。
drops-changed-pace = 队列已放慢。
drops-rests = 已记下，{ $day }之前不再提队列的事。
drops-resting = 一周内不再提。
