# 刷屏
flood-command-flood = 怎样算刷屏，之后怎么办
flood-command-setfloodmode = 刷屏之后：soft、strike 或 slow

flood-slowed = 你发得太快，大家来不及看。{ $span }后可以继续发言，这次不算警告。
flood-please = 你发得太快，大家来不及看，请慢一点。这次不算警告。
flood-reason-messages = 刷屏
flood-reason-stickers = 连发贴纸
flood-reason-media = 连发图片或文件
flood-reason-commands = 连发命令
flood-reason-repeats = 反复发同样的内容
flood-reason-reactions = 连点表情回应

flood-status = { $on ->
    [no] 目前不判断刷屏，/flood on 可以开启。
   *[yes] 刷屏标准：{ $seconds }秒{ $messages }条消息，或一分钟{ $a_minute }条；30秒{ $stickers }个贴纸或{ $media }张图片；一分钟{ $commands }个命令或{ $reactions }个回应；两分钟内同样的话{ $repeats }次。相册算一条，编辑不算，0表示不限；群里只有一个人在说时放宽到三倍。
}{ $on ->
    [no] {""}
   *[yes] { $mode ->
        [soft] 超过的人{ $span }内不能发言，原因只告诉本人；{ $again_minutes }分钟内再犯记一次警告。
        [strike] 超过的人记一次警告，{ $span }内不能发言。
       *[slow] 超过的人{ $span }内不能发言，原因只告诉本人，不记警告。
    }
}
flood-usage =
    /flood 查看。/flood 12 in 20s 设消息条数；/flood stickers 5 设其他项（media、commands、repeats、reactions、minute），0表示不限。
    /flood slow 2m 设放慢多久，1到60分钟。/flood mode soft、strike 或 slow。/flood off 关闭。
