# 自动回复。
replies-command-filter = 设置自动回复：/filter 词 回复
replies-command-filters = 查看本群自动回复的词
replies-command-stop = 取消自动回复：/stop 词

replies-saved =
    已保存「{ $trigger }」的回复，成员看到的是：

    { $text }
replies-remove = 删除
replies-remove-one = 删除：{ $trigger }
replies-removed = 不再自动回复：{ $trigger }
replies-gone = 之前已经删除了。
replies-none = 本群还没有自动回复。
replies-list =
    { $total ->
       *[other] 本群有{ $total }个词会自动回复：
    }
    { $triggers }
replies-more = 更多
replies-stop-usage = 请写上要取消的词：/stop 价格
replies-unknown = 没有「{ $trigger }」的回复，可用 /filters 查看。
replies-full = 本群已有{ $limit }条自动回复，不能再加。请先用 /filters 删除。

replies-unfit-nothing =
    请写上词和回复：
    /filter 价格 每月20元，{ "{" }first{ "}" }。
    /filter "营业 时间" 早上九点开门。[地图](buttonurl://example.com)
    也可以回复一条消息并写 /filter 词，那条消息就是回复内容。
replies-unfit-kind = 这类消息无法保存。文字、图片、视频、文件、贴纸和语音可以。
replies-unfit-long = 回复太长：文字最多3500字，图片或文件的说明最多800字。
replies-unfit-link = 按钮需要完整的网址：[地图](buttonurl://example.com)
replies-unfit-trigger = 词太长，最多64个字。
