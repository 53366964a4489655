# 群名片：名字的格式，或者从本群的标签里选一个。
names-command-names = 群名片格式：/names template 城市-昵称

names-comma = 、
names-more = 另外{ $count }位
names-button-remind = 提醒

names-lack-empty = 你的名字这里看不出来，请换一个有文字的。
names-lack-name = 这里的名字是这个格式：{ $template }。你的是{ $name }，请在 Telegram 设置里改一下，你下次发言时我会看到。
names-lack-tag = 请选一个标签：
names-tagged = 你的标签：{ $tag }
names-cannot-tag = 我现在没有权限设置标签。
names-no-tag-for-you = 标签是给成员选的，管理员不用。

names-template = 这里的名字是这个格式：{ $template }
names-tags = 每位成员选一个标签：{ $tags }
names-off = 名字随意。
names-usage = 用法：/names template 城市-行业-昵称，/names tags 成都、重庆，或 /names off
names-template-usage = 请写出名字的格式，最多40字：/names template 城市-行业-昵称
names-tags-usage = 最多{ $most }个标签，每个最多{ $longest }字，不能有表情：/names tags 成都、重庆
names-bot-lacks = 这需要一项我在这里没有的权限：{ $right }。

names-card = { $count ->
   *[other] { $count }位成员的名字或标签还不合格式：
}{ $names }
names-card-none = 名字都合格式了。
names-reminded-by = { $name }已提醒。
names-reminded-already = 一天内已经提醒过了。
