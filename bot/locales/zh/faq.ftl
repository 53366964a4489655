# 常见问题。
faq-command-faq = 常见问题和回答
faq-command-addfaq = 添加问答：/faq add 问题？回答

faq-helped = 这个回答有帮助吗？
faq-yes = 有
faq-no = 没有
faq-glad = 好的，谢谢。
faq-sorry = 谢谢，已收回这条回答，看看群里谁知道。
faq-judged = 你已经选过了。
faq-not-you = 只有提问的人可以选。

faq-list =
    { $total ->
       *[other] 本群有{ $total }个常见问题：
    }
faq-label = { $question } · { $asked }次
faq-none = 本群还没有常见问题。
faq-none-admin =
    本群还没有常见问题。这样添加：
    /faq add 怎么报名？私信小北。
faq-more = 更多
faq-gone = 之前已经删除了。
faq-remove = 删除
faq-removed = 不再回答：{ $question }
faq-write = 私聊填写
faq-how =
    请写上问题和回答，一行或两行都行：
    /faq add 怎么报名？私信小北。
    也可以回复一条消息并写 /faq add 怎么报名？
faq-counts =
    { $asked ->
        [0] { "" }
       *[other] 问过{ $asked }次，有帮助{ $helped }次，没帮助{ $failed }次
    }
faq-saved =
    已保存：{ $question }
    { $counts }
    换个说法问，成员也会看到：

    { $text }
faq-saved-file =
    已保存：{ $question }
    { $counts }
    换个说法问，成员也会看到所存的那条消息。
faq-form-question = 「{ $group }」里常被问到的问题，大家会怎么问？可以写几种问法，用 | 隔开。/cancel 结束。
faq-form-answer = 回答是什么？文字、图片、视频或文件都行。

faq-often =
    本周常被问到，但 /faq 里没有：
    { $questions }
faq-often-line = { $times }次　{ $text }

faq-unfit-nothing =
    请写上问题和回答：
    /faq add 怎么报名？私信小北。
    也可以回复一条消息并写 /faq add 怎么报名？
faq-unfit-question = 问题太长：最多300字，十种问法。
faq-unfit-plain = 这个问题里没有能认出它的词。请这样写：比赛怎么报名？
faq-unfit-kind = 这类消息不能作回答。文字、图片、视频、文件、贴纸和语音可以。
faq-unfit-long = 回答太长：文字最多3500字，图片或文件的说明最多800字。
faq-unfit-link = 按钮需要完整的网址：[地图](buttonurl://example.com)
faq-unfit-full = 本群已有{ $limit }个问题，不能再加。请先用 /faq 删除。
faq-refused = Telegram 拒绝了「{ $question }」的回答：文件可能已不在，或我在群里缺少发送权限。可用 /faq add 重新添加。
