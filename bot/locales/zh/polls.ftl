# 投票：一行发起，或私聊填写；到时截止，公布结果。
polls-command-poll = 发起投票：/poll 问题 | 选项 | 选项
polls-command-quiz = 发起测验，有正确答案：/quiz
polls-command-polls = 进行中的投票：截止或延长

polls-how =
    问题和选项，用竖线隔开，或一行一个：
    /poll 周末去哪儿？｜湖边｜山顶｜海边
    最后可以加：｜多选｜匿名｜2小时后截止｜明天晚上8点截止｜每周一晚上8点
    匿名投票不计分：谁投了票，不会告诉任何人。
polls-how-quiz =
    问题和选项，正确的那个前面加 *：
    /quiz 哪座山更高？｜乔戈里峰｜*珠穆朗玛峰｜干城章嘉峰｜解析：8849米
    最后可以加：｜匿名｜2小时后截止｜每周一晚上8点
polls-button-form = 私聊填写

# 哪里不对。
polls-wrong-question = 还缺问题。/poll 问题｜选项｜选项
polls-wrong-question-long = 问题太长，最多300字。
polls-wrong-few = 选项要2到12个，现在有{ $words }个。/poll 问题｜选项｜选项
polls-wrong-many = 选项最多12个，现在有{ $words }个。
polls-wrong-option-long = 这个选项太长（最多100字）：{ $words }
polls-wrong-twice = 这个选项写了两遍：{ $words }
polls-wrong-right = 正确的选项前面加一个星号：*珠穆朗玛峰
polls-wrong-rights = 正确的选项只标一个。
polls-wrong-several = 测验只有一个答案，请去掉「多选」。
polls-wrong-reason-long = 解析太长，最多200字。
polls-wrong-end = 投票可以开放1分钟到60天。
polls-wrong-untold = Telegram 没有告诉我这个测验的答案。请在这里新建一个，或者写出来。
polls-wrong-words = 看不懂「{ $words }」。例如：多选 · 匿名 · 2小时 · 明天晚上8点 · 每周一晚上8点

# 告诉发起人。
polls-open = 一直开放，等你截止。/polls
polls-open-until = 开放到{ $at }。
polls-button-close = 现在截止
polls-button-extend = 延长
polls-button-remove = 删除
polls-removed = 已删除。
polls-points = 投票里请不要写@用户名和链接。
polls-closed = 已截止。
polls-over = 这个投票已经结束。
polls-none = 现在没有进行中的投票。/poll 问题｜选项｜选项
    设置：/polls 成员 开 · /polls 结果 关
polls-title = <b>进行中的投票</b>
polls-one = { $number }. { $question } · { $end }
polls-card-refused = 投票没有发出去。Telegram说：{ $why }
polls-card-unknown = Telegram没说投票发出去没有。请先看一眼再重发。
polls-card-open = 投票「{ $question }」没能截止，仍在进行。Telegram说：{ $why }
polls-card-closed = 投票「{ $question }」已截止。
polls-card-deleted = 投票「{ $question }」没到时间就被删了，不再公布结果。

# 告诉大家。
polls-comma = 、
polls-quoted = 「{ $text }」
polls-result-none = 「{ $question }」：没有人投票。
polls-result-won =
    「{ $question }」
    { $winners }：{ $voters }人中{ $count }票（{ $percent }%）。
polls-result-tie =
    「{ $question }」
    平票：{ $winners }，{ $voters }人投票，各{ $count }票。
polls-result-quiz =
    「{ $question }」
    答案：{ $winners }。{ $voters }人中{ $count }人答对。

# 私聊填写。
polls-form-question = 想在「{ $group }」问什么？写下问题，或用 Telegram 自带的投票发到这里。
polls-form-options = 再写选项，一行一个，2到12个。
polls-form-options-quiz = 再写选项，一行一个，2到12个，正确的前面加 *。后面可以写：解析：…
polls-form-shown = 在「{ $group }」里就是这样。也可以直接写截止时间：2小时 · 明天晚上8点 · 每周一晚上8点
polls-form-every = 会一次次发布：{ $every }
polls-form-button-several = { $on ->
    [yes] 多选：是
   *[no] 多选：否
}
polls-form-button-anonymous = { $on ->
    [yes] 匿名：是
   *[no] 匿名：否
}
polls-form-button-ends = { $on ->
    [yes] 开放：{ $span }
   *[no] 一直开放
}
polls-form-button-post = 发布
polls-form-button-change = 修改
polls-form-button-cancel = 取消
polls-form-cancelled = 没有发布。

# 设置。
polls-set-members = { $on ->
    [yes] 成员也可以用 /poll 和 /quiz 发起投票。
   *[no] 只有管理员能发起投票。
}
polls-set-results = { $on ->
    [yes] 投票截止后，静音公布结果。
   *[no] 投票截止后不公布结果。
}
