# 群公告。
announcements-command-announce = 发群公告并置顶，看谁还没收到

announcements-got-none = 收到
announcements-got = 收到 { $count }
announcements-below = 看过请点一下。
announcements-noted = 已记下。
announcements-noted-before = 之前已经记下了。
announcements-comma = 、
announcements-standing =
    「{ $name }」：{ $count }人已收到，{ $unread }人还没有。
    { $names }{ $more ->
        [0] { "" }
       *[other] 等另外{ $more }人
    }
announcements-usage =
    还没有发过群公告。直接写，或回复一条消息：
    /announce 周日早上八点集合。
announcements-posted = 已发出并置顶。
announcements-drop = 删除
announcements-dropped = 已删除。
announcements-anew = 重发
announcements-again = 正在重发。
announcements-mended = 群公告「{ $name }」已经发出。
announcements-refused = 群公告「{ $name }」没能发出，Telegram 的说法：{ $why }
announcements-unknown = Telegram 没有说群公告「{ $name }」是否已发出。请先看一眼再重发。
announcements-unfit-kind = 这类消息不能作为群公告。文字、图片、视频、图集、文件、贴纸、语音和投票可以。
announcements-unfit-album = 图集请先发出来，再回复它发送 /announce。
announcements-unfit-quiz = Telegram 没有告诉我这个测验的答案，不能作为群公告。
announcements-unfit-long = 内容太长：文字最多4096字，图片或文件的说明最多1024字。
announcements-unfit-link = 按钮需要完整的网址：[地图](buttonurl://example.com)
