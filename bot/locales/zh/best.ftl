# 回复和表情最多的消息。
best-command-best = 本周回复和表情最多的消息
best-head = 最近七天，大家回复和点表情最多的
best-line = { $number }. { $name }：{ $message } · 回复{ $replies }，表情{ $reactions }
best-line-planned = { $number }. { $message } · 回复{ $replies }，表情{ $reactions }
best-message = 这条消息
best-post = 这条定时内容
best-nameless = 一位成员
best-none = 最近七天没有特别突出的消息。
best-usage = /best 发布 马上发到群里；/best 开、/best 关、/best 周五 18：00 设置每周自动发布。
best-set =
    { $on ->
        [yes] 每周自动发一次，下一次{ $at }。
       *[no] 不再自动发布。
    }
