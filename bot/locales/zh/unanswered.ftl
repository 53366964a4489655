# 没人回答的问题
unanswered-command-questions = 没人回答的问题：on、off、等多少分钟

unanswered-line = { $name }，{ $at }：“{ $text }”
unanswered-evening = 今天有{ $count }个问题没人回答：
unanswered-settled = { $done ->
    [yes] { $name }的问题：{ $by }已处理。
   *[no] { $name }的问题已经有人回答。
}
unanswered-button-see = 去回答
unanswered-button-done = 已解决

unanswered-request = { $name }在{ $age }前问：“{ $text }”你答过类似的。
unanswered-button-answer = 去回答
unanswered-button-pass = 换人
unanswered-button-stop = 别再找我

unanswered-done = 已解决。
unanswered-over = 已经有人回答了，谢谢。
unanswered-passed = 好的，我问别人。
unanswered-stopped = 好的，以后不再找你。

unanswered-how = { $on ->
    [no] 目前不关注没人回答的问题，/questions on 可以开启。
   *[yes] 问题{ $span }没人回答，{ $members ->
        [yes] 先私下问一位答过类似问题的成员，再告诉管理员
       *[no] 就告诉管理员
    }，只在{ $begin }到{ $end }之间。有人回复就算答了，之后别人说了{ $messages }条也算。
}
unanswered-waiting = { $count }个还在等：
unanswered-times = { $count ->
    [1] 最近一个问题过了{ $span }有人回答。
   *[other] 最近{ $count }个问题里，一半在{ $span }内有人回答。
}
unanswered-usage = /questions 查看；/questions on 或 off 开关；/questions 30 设等多少分钟，5到1440；/questions members off：只告诉管理员。
