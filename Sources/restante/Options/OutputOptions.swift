import ArgumentParser
import RestanteCore
import RestanteJSON

/// How a command prints its result: for people, or as JSON.
struct OutputOptions: ParsableArguments {
  @Flag(name: .customLong("json"), help: "Print the result as JSON.")
  var printsJSON = false

  @Flag(
    name: .customLong("epoch"),
    help: "Print times in seconds since 1970, as --json does, instead of dates.")
  var printsEpoch = false

  /// Prints a result: as it is, or one member a line.
  func show(_ reply: JSONValue) {
    guard !printsJSON, let members = reply.objectValue else {
      return StandardStreams.show(line: reply.encodedString())
    }
    for (name, value) in members {
      StandardStreams.show(line: "\(name): \(text(value, of: name))")
    }
  }

  /// Prints elements: as they are, or as a table of some members.
  func show(_ elements: [JSONValue], _ columns: [String]) {
    guard !printsJSON else {
      return StandardStreams.show(line: JSONValue.array(elements).encodedString())
    }
    let header = columns.map { $0.replacing("_", with: " ").uppercased() }
    let rows = elements.map { element in columns.map { text(element[$0] ?? .null, of: $0) } }
    for line in TextTable.lines([header] + rows) { StandardStreams.show(line: line) }
  }

  /// A value as people read it.
  func text(_ value: JSONValue, of name: String) -> String {
    switch value {
    case .null: return "-"
    case .string(let text):
      let line = text.split(whereSeparator: \.isNewline).joined(separator: " ").withoutControls
      return line.isEmpty ? "-" : line
    default:
      if let seconds = value.intValue, ShownTime.isTime(name) { return time(seconds) }
      return value.encodedString().withoutControls
    }
  }

  /// A time as people read it.
  func time(_ seconds: Int64) -> String {
    printsEpoch ? "\(seconds)" : ShownTime.text(seconds)
  }
}
