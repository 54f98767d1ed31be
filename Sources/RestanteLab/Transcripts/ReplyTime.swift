import RestanteCore
import RestanteJSON
import RestanteREST

/// The `time` of replies, which is another one each time: transcripts leave it blank.
enum ReplyTime {
  /// A reply without times.
  static func blank(_ reply: JSONValue) -> JSONValue {
    changed(reply) { _, value in
      switch value {
      case .number: 0
      case .string: ""
      default: value
      }
    }
  }

  /// A reply with the present as its times.
  static func filled(_ reply: JSONValue, at now: Timestamp) -> JSONValue {
    changed(reply) { name, value in
      switch name {
      case "start", "finish": .number(JSONNumber(Double(now.milliseconds) / 1_000))
      case "date_start", "date_finish": .string(ISO8601.text(seconds: now.seconds))
      case "operating_reset_at": .int(now.seconds + 600)
      default: value
      }
    }
  }

  /// A reply whose times, and those of the commands of a batch, are changed.
  private static func changed(
    _ reply: JSONValue, _ change: (String, JSONValue) -> JSONValue
  ) -> JSONValue {
    guard case .object(var members) = reply else { return reply }
    if let time = members["time"] { members["time"] = times(time, change) }
    if case .object(var result) = members["result"], let each = result["result_time"] {
      result["result_time"] =
        switch each {
        case .object(let commands):
          .object(JSONObject(members: commands.map { ($0.key, times($0.value, change)) }))
        case .array(let commands): .array(commands.map { times($0, change) })
        default: each
        }
      members["result"] = .object(result)
    }
    return .object(members)
  }

  private static func times(
    _ time: JSONValue, _ change: (String, JSONValue) -> JSONValue
  ) -> JSONValue {
    guard case .object(let members) = time else { return time }
    return .object(JSONObject(members: members.map { ($0.key, change($0.key, $0.value)) }))
  }
}
