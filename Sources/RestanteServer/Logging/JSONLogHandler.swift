import Logging
import RestanteCore
import RestanteJSON

/// Writes each message as a JSON object on a line of its own: `time`, `level` and `message`, then
/// the metadata in the order of their names.
struct JSONLogHandler: LogHandler {
  private let pipe: LogPipe
  private let clock: any TimeSource
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  var logLevel = Logger.Level.info

  init(pipe: LogPipe, clock: any TimeSource) {
    self.pipe = pipe
    self.clock = clock
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var line: JSONObject = [
      "time": .string(LogTime(clock.now()).rfc3339), "level": .string(event.level.rawValue),
      "message": .string("\(event.message)"),
    ]
    let all = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }
      .merging(event.metadata ?? [:]) { $1 }
    for (name, value) in all.sorted(by: { $0.key < $1.key }) {
      // What every line has keeps its meaning.
      line.append(key: line[name] == nil ? name : "metadata_\(name)", value: Self.json(value))
    }
    pipe.write(String(decoding: JSONValue.object(line).encoded(), as: UTF8.self) + "\n")
  }

  private static func json(_ value: Logger.MetadataValue) -> JSONValue {
    switch value {
    case .string(let text): .string(text)
    case .stringConvertible(let value): .string("\(value)")
    case .array(let values): .array(values.map(json))
    case .dictionary(let members):
      .object(
        JSONObject(
          members: members.sorted { $0.key < $1.key }.map { (key: $0.key, value: json($0.value)) }))
    }
  }
}
