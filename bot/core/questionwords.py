"""The words by which a question is known, in English and Chinese, and those that are only small talk. No rules."""

import re

# Cheap to look for: without one of these it is no question.
HINT = re.compile(
    r"[?？吗呢么嘛谁哪几怎咋请求问]|多少|如何|为啥|有没有|有人|([能可是会要行好需])不\1|"
    r"\b(?:any(?:one|body)?|some(?:one|body)|how|where|when|which|what|who|why|can|could|do|does|did|is|are|was|has|"
    r"have|should|would|will|advice|question|wonder)\b",
    re.IGNORECASE,
)
NOISE = re.compile(r"https?://\S+|\bt\.me/\S+|[@＠#]\w+")
MARK = re.compile(r"[?？]+[\s)）\]」』\"”’'~～.。…🙏😂🤔]*(?:$|\s)|[?？]+(?=[\u4e00-\u9fff])")
SPACE = re.compile(r"[^\w\u4e00-\u9fff]+")

VERBS = "办|弄|去|走|买|用|选|报名|联系|处理|解决|设置|安装|参加|退|申请|预订|做"
CHINESE = re.compile(
    r"请问|请教|问一下|想问|求问|求助|求推荐|求教|跪求|有谁|谁(?:知道|有|会|用过|去过|能)|"
    r"有没有(?:人|谁|大佬|懂|推荐|合适|靠谱|便宜)|"
    r"有人(?:知道|去过|用过|了解|会|有|能|试过|买过|遇到过)|哪位.{0,4}(?:知道|有|会|能)|"
    rf"(?:怎么|如何|咋)(?:{VERBS})(?:的|好|呢|啊|呀|比较好)?$|(?<![道你看想我])怎么[^了都]{{1,2}}$|"
    r"^(?:大家|各位|你们)?(?:怎么|如何|在哪|哪里|哪儿)(?!都|可能|也|回事|这么|那么|里都|里$|哪里).{2,}|"
    r"多少钱(?!都|也).{0,4}$|多少钱一|几点(?:开始|集合|出发|结束|关门|开门|到)|"
    r"什么时候(?:开始|出发|集合|发货|能|可以|有|到|.{1,3}$)|(?:在|去|到)哪(?:里|儿)?.{0,3}$|"
    r"哪(?:里|儿|家|款|个|条)(?:有|能|可以|买|好|比较|更|的)|哪.{1,6}(?:好|合适|便宜|划算|靠谱)$|"
    r"(?:吗|么|呢|嘛)$|(?:能不能|可不可以|是不是|有没有|要不要|会不会|需不需要|行不行|好不好).{3,}$"
)
NOT_CHINESE = re.compile(
    r"^(?:我|俺)?(?:不知道|忘了|告诉你|知道了?|教你|明白|懂了|想起|记得|查到|找到)|^没(?:什么|事|人)|"
    r"那还用问|谁知道呢|怎么可能|有什么(?:好|大不了|了不起)|问[我他她]|[我他她]说|^为什么不|"
    r"(?:在|有人|吃了|睡了|起床了|是|真的|对|好|行|懂|会|可以|忙)(?:吗|么|嘛)$|"
    r"^(?:然后|所以|你|我|他|那我?|这)?呢$|^(?:大家|你|你们)?(?:好|早|在干嘛|干嘛)呢?$|"
    r"还(?:早|远|好)着呢|才不是呢|正.{1,8}呢$|着呢$"
)

# With a mark or not, these are talk among friends, not questions to the group.
SMALL = re.compile(
    r"^(?:(?:hi|hey|hello|yo)\s+)?"
    r"(?:(?:how|what)s? (?:are (?:you|u|things)|is it going|up|s up|about you)|hows? it going|whats? (?:up|new)|"
    r"(?:oh )?really|right|seriously|(?:so |say )?what|why(?: not)?|who (?:knows|cares)|huh|ok(?:ay)?|no|yes|"
    r"is (?:it|that) so|are you (?:sure|kidding|serious|ok|there)|you (?:ok|sure|there)|and you|"
    r"anyone (?:here|there|home)|isnt it|dont you think|guess what|what a .*|"
    r"how (?:nice|cool|lovely|funny|sweet|rude).*)$"
)
ENGLISH = re.compile(
    r"^(?:(?:hi|hello|hey|good (?:morning|evening|day)|guys|all|everyone|folks|please|quick question|question|so|and|"
    r"sorry)\s+)*"
    r"(?:do (?:any(?:one|body)|we|i|you|they)\b.{6,}|"
    r"(?:does|did|has|have|is|are|was|can|could|would|will|should)(?:nt)? "
    r"(?:any(?:one|body)|some(?:one|body)|there|it|we|i|you|the|this|that|my|they|he|she)\b.{6,}|"
    r"(?:how|where|when|which(?! is why)|what|who|why)s? "
    r"(?:do|does|did|can|could|is|are|was|were|should|would|will|much|many|long|far|to|often|old|time|kind|size|app|"
    r"tent|one)\b.{4,}|"
    r"any(?:one|body) (?:know|knows|been|tried|used|using|have|has|got|here who|ever|else|selling|going|can|could|"
    r"recommend)\b.*|"
    r"any (?:advice|recommendations?|tips|ideas?|suggestions?|experience|news|chance|good)\b.*)$"
)
ASKING = re.compile(
    r"\b(?:does any(?:one|body)|"
    r"(?:can|could) (?:any(?:one|body)|some(?:one|body)|you) (?:please )?(?:tell|help|explain|recommend|share)|"
    r"any(?:one|body) know|i wonder (?:if|how|where|whether)|(?:my|a|the|one) question (?:is|would be)|"
    r"looking for (?:advice|recommendations))\b"
)

# What says nothing of what a question is about.
STOP = frozenset(
    re.findall(
        r"\w+",
        """the and for you are with that this what which where when who how why does did has have can could would should
        will there any anyone anybody someone somebody know tell please hello best good need want get from about into
        your our they them was were been use using one some not but just like""",
    )
)
STOP_HAN = frozenset(
    "哪什么怎样几吗呢吧啊的了是不有没能会可要我你您他她它们这那在去来带用和跟与就都也还很好多少问想谁大家一个下到给对把被让为"
    "从知道推荐求助"
)
