# 自动回复和笔记。
replies-command-filter = 设置自动回复：/filter 词 回复
replies-command-filters = 查看本群自动回复的词
replies-command-stop = 取消自动回复：/stop 词
replies-command-save = 保存笔记：/save 名称 内容
replies-command-get = 查看笔记：/get 名称
replies-command-notes = 查看本群的笔记
replies-command-clear = 删除笔记：/clear 名称

replies-saved =
    已保存：{ $about }
    成员看到的是：

    { $text }
replies-saved-file =
    已保存：{ $about }
    成员看到的就是上面的{ $kind }。
replies-kind-photo = 图片
replies-kind-video = 视频
replies-kind-animation = 动图
replies-kind-document = 文件
replies-kind-sticker = 贴纸
replies-kind-voice = 语音
replies-kind-audio = 音频
replies-kind-video-note = 视频消息
replies-kind-poll = 投票
replies-kind-album = 相册

replies-about = 「{ $trigger }」
replies-hits =
    { $hits ->
       *[other] 已回复{ $hits }次
    }
replies-in-turn = 共{ $answers }条，轮流回复，这是最新一条
replies-option-whole = 整条消息才回复
replies-option-cooldown = { $span }内只回复一次
replies-option-member = 同一成员{ $span }内一次
replies-option-gone = { $span }后删除回复
replies-option-remove = 删除提问
replies-option-admins = 只对管理员
replies-option-members = 管理员除外
replies-option-hours = { $begin }–{ $end }
replies-option-topic = 只在一个话题

replies-change = 设置
replies-remove = 删除
replies-switch-cooldown = 再次回复间隔：{ $span }
replies-switch-member = 同一成员间隔：{ $span }
replies-switch-gone = 自动删除回复：{ $span }
replies-switch-remove = 删除提问：{ $value }
replies-switch-who = 对象：{ $value }
replies-switch-whole = 仅整条消息：{ $value }
replies-switch-hours = 改为全天
replies-switch-topic = 改为所有话题
replies-usual = 默认
replies-off = 关
replies-on = 开
replies-who-all = 所有人
replies-who-admins = 管理员
replies-who-members = 普通成员

replies-removed = 不再自动回复：{ $trigger }
replies-gone = 之前已经删除了。
replies-list-none = 本群还没有自动回复。
replies-list =
    { $total ->
       *[other] 本群有{ $total }条自动回复：
    }
    { $triggers }
replies-notes-none = 本群还没有笔记。
replies-notes =
    { $total ->
       *[other] 本群有{ $total }条笔记：
    }
    { $triggers }
replies-line =
    { $hits ->
        [0] { $trigger }
       *[other] { $trigger } · { $hits }次
    }
replies-pauses =
    回复之间的间隔
    全群任意两条：{ $chat }
    同一成员：{ $member }
    同一回复：{ $cooldown }
    修改：/filters 间隔 10分钟 全群 · /filters 间隔 30秒 每人 · /filters 间隔 关 同一回复
replies-pause-usage = 请写明多久（最长一天）和对谁：/filters 间隔 10分钟 全群 · /filters 间隔 30秒 每人 · /filters 间隔 关 同一回复
replies-more = 更多
replies-stop-usage = 请写上要取消的词：/stop 价格
replies-clear-usage = 请写上名称：/clear 地图
replies-get-usage = 请写上名称：/get 地图。全部笔记见 /notes
replies-no-note = 没有笔记「{ $name }」。全部笔记见 /notes
replies-not-for-you = 这条笔记是给别人看的。
replies-unknown = 没有「{ $trigger }」的回复，可用 /filters 和 /notes 查看。

replies-unfit-nothing =
    请写上词和回复：
    /filter 价格 每月20元，{ "{" }first{ "}" }。
    /filter "营业 时间" 冷却=10分钟 早上九点开门。[地图](buttonurl://example.com)
    也可以回复一条消息并写 /filter 词，那条消息就是回复内容。
    可用的变量（提问的人、本群、当时的日期和时间）：{ "{" }first{ "}" }、{ "{" }name{ "}" }、{ "{" }username{ "}" }、{ "{" }chat{ "}" }、{ "{" }date{ "}" }、{ "{" }time{ "}" }
    回复之间的间隔：/filters 间隔
replies-unfit-nothing-save =
    请写上名称和内容：
    /save 地图 集合地点：example.com/map
    也可以回复一条消息并写 /save 地图。成员发 #地图 或 /get 地图 就能看到。
replies-unfit-name = 笔记名称只能是一个词：/save 地图
replies-unfit-kind = 这类消息无法保存。文字、图片、视频、相册、文件、贴纸、语音和投票可以。
replies-unfit-album = 保存相册请先发出相册，再回复它并写 /filter 词。
replies-unfit-quiz = 测验要知道正确答案才能保存：请转发一个已结束的测验。
replies-unfit-long = 回复太长：文字最多3500字，图片或文件的说明最多800字。
replies-unfit-link = 按钮需要完整的网址：[地图](buttonurl://example.com)，或一条笔记：[地图](buttonurl://#地图)
replies-unfit-popup = 按钮弹出的文字太长，最多190个字。
replies-unfit-trigger = 词太长，最多64个字。
replies-unfit-triggers = 一条回复最多对应20个词。
replies-unfit-answers = 这个词已有{ $written }条回复，不能再加。请先用 /stop 删除。
replies-unfit-full = 本群已有{ $written }条自动回复，不能再加。请先用 /filters 删除。
replies-unfit-option =
    看不懂「{ $written }」。请这样写：
    /filter 价格 冷却=10分钟 每人=1小时 删除=5分钟 每月20元。
    /filter 价格 时间=9-18 对象=成员 触发=删除 话题=这里 匹配=整条 每月20元。
replies-unfit-pattern-length = 表达式太长，最多200个字符。
replies-unfit-pattern-syntax = 表达式有误。请这样写：/filter /价格|多少钱/ 每月20元。
replies-unfit-pattern-everything = 这个表达式几乎会匹配所有消息，请写得具体些：/filter /价格|多少钱/ 每月20元。
replies-unfit-pattern-costly = 这个表达式太复杂，请写得简单些，少用重复次数。
replies-refused = Telegram 拒绝了「{ $trigger }」的回复：文件可能已不在，或我在群里缺少发送权限。
