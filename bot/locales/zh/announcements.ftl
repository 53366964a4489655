# 群公告。
announcements-command-announce = 发群公告并置顶，看谁还没收到

announcements-got-none = 收到
announcements-got = 收到 { $count }
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
announcements-failed = 群公告「{ $name }」没能发出，或不知道是否已发出。请先看一眼再重发。
announcements-unfit-kind = 这类消息不能作为群公告。文字、图片、视频、文件、贴纸和语音可以。
announcements-unfit-long = 内容太长：文字最多3500字，图片或文件的说明最多800字。
announcements-unfit-link = 按钮需要完整的网址：[地图](buttonurl://example.com)
