import RestanteCore
import RestanteJSON
import RestanteNative

/// Reads what a lab is told to do with its time.
struct ClockCommandReader {
  let arguments: ArgumentReader
  /// The present, from which words and spans count.
  let now: Timestamp

  /// The commands, in the order in which they count; none where nothing is said.
  func commands() throws(Problem) -> [ClockCommand] {
    var commands: [ClockCommand] = []
    if try arguments.bool("follow") == true { commands.append(.follow) }
    if let time = try time() { commands.append(.set(time)) }
    if let span = try span() { commands.append(.advance(milliseconds: span)) }
    if let freeze = try arguments.bool("freeze") { commands.append(freeze ? .freeze : .resume) }
    return commands
  }

  private func time() throws(Problem) -> Timestamp? {
    guard let value = arguments.value("set") else { return nil }
    if let seconds = value.intValue, (0...Timestamp.maxSeconds).contains(seconds) {
      return Timestamp(seconds: seconds)
    }
    if let text = value.stringValue {
      if let time = Timestamp(rfc3339: text) { return time }
      if let seconds = TimeText.seconds(text, now: now) { return Timestamp(seconds: seconds) }
    }
    throw arguments.wrong(
      "set", "must be seconds since 1970, or a date such as 2026-11-30T10:00:00Z")
  }

  private func span() throws(Problem) -> Int64? {
    guard let value = arguments.value("advance") else { return nil }
    let seconds = value.intValue ?? value.stringValue.flatMap(DurationText.seconds)
    guard let seconds, (0...Timestamp.maxSeconds).contains(seconds) else {
      throw arguments.wrong(
        "advance", "must be seconds or a duration such as 1h30m, and not negative")
    }
    return seconds * 1_000
  }
}
