"""Sentences about what is chosen for a conversion."""

MESSAGES = {
    "settings-unknown": ("没有设置项 {name}，是否指 {near}？", "There is no setting {name}; did you mean {near}?"),
    "settings-value": ("设置项 {name} 不能是“{value}”，应为：{form}。", "{name} does not take “{value}”, but: {form}."),
    "settings-epoch": ("SOURCE_DATE_EPOCH 应为 0 到 {last} 之间的整数（秒），不能是“{value}”。",
                       "SOURCE_DATE_EPOCH takes seconds from 0 to {last}, not “{value}”."),
}
