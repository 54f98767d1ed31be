import ArgumentParser
import RestanteCore
import RestanteJSON
import RestanteServer

/// `restante publish`
struct Publish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Publish events on a running server and show how many queues took them.",
    discussion: """
      With --file, publishes a file with one event per line, as "queue history --output" writes \
      it: {"event": "NAME", "data": …}. How far it has come is kept in FILE.published, so that the \
      same command continues after an interruption: no event is published twice if you continue \
      within a day and with the same key. Lines that are added to the file later are published by \
      the next run.
      """)

  @Argument(help: "The event's name, such as ONCRMDEALUPDATE.")
  var event: String?

  @Argument(help: "The event's data as JSON text; - reads it from the standard input.")
  var json: String?

  @Option(
    help: ArgumentHelp(
      "Publish the events of this file, one JSON object per line.", valueName: "file"))
  var file: String?

  @Option(
    help: ArgumentHelp(
      "Where to keep how far the file is published. (default: the file's name and .published)",
      valueName: "file"))
  var state: String?

  @Option(
    help: ArgumentHelp(
      "The key by which repeated events coalesce: 32 hexadecimal digits.", valueName: "hex"))
  var messageID: String?

  @OptionGroup var cause: EventCauseOptions

  @OptionGroup var server: ServerOptions

  func validate() throws {
    guard (event == nil) != (file == nil) else {
      throw ValidationError("Name either an event or a --file.")
    }
    if file != nil, cause.isGiven || messageID != nil {
      throw ValidationError("With --file, the lines of the file say all about the events.")
    }
    if state != nil, file == nil { throw ValidationError("--state needs --file.") }
    if let messageID, MessageID(messageID) == nil {
      throw ValidationError("--message-id must be 32 hexadecimal digits.")
    }
  }

  func run() async throws {
    let connection = try await server.connection(looksForPortal: false, demoKey: \.publishKey)
    if let file { return try await publish(file, over: connection) }
    guard let event else { return }
    let reply = try await connection.post("/v1/events", try publication(of: event))
    guard !server.output.printsJSON else { return server.output.show(reply) }
    let counts = Self.names.map { (name: $0, count: reply[$0]?.intValue ?? 0) }
    StandardStreams.show(line: Self.line(counts))
    guard counts.dropFirst().allSatisfy({ $0.count == 0 }) else { return }
    let portal = server.portal.map { " --portal \(ShellWord.quoted($0))" } ?? ""
    StandardStreams.draw(
      """
      No application is bound to \(event), so nobody gets this event. An application binds it with
        curl \(connection.base)/rest/event.bind -d auth=ACCESS_TOKEN -d event=\(event) \
      -d event_type=offline
      A custom name must be added first: restante event-name add \(ShellWord.quoted(event))\(portal)

      """)
  }

  private static let names = ["accepted", "queued", "deliveries", "suppressed"]

  private static func line(_ counts: [(name: String, count: Int64)]) -> String {
    counts.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
  }

  private func publish(_ file: String, over connection: ServerConnection) async throws {
    let bar = ProgressBar("publishing")
    defer { bar.clear() }
    let counts = try await FilePublisher(
      connection: connection, path: file, statePath: state ?? "\(file).published",
      random: SystemRandomSource()
    ).run { bar.show(Int(clamping: $0), of: Int(clamping: $1)) }
    bar.clear()
    let figures = zip(
      Self.names, [counts.accepted, counts.queued, counts.deliveries, counts.suppressed]
    ).map { (name: $0, count: $1) }
    guard !server.output.printsJSON else {
      var reply: JSONObject = ["lines": .int(counts.lines), "lines_before": .int(counts.before)]
      for (name, count) in figures { reply[name] = .int(count) }
      return server.output.show(.object(reply))
    }
    let before = counts.before > 0 ? " (\(counts.before) before)" : ""
    StandardStreams.show(line: "\(counts.lines) lines\(before): \(Self.line(figures))")
  }

  private func publication(of event: String) throws -> JSONValue {
    var members: JSONObject = ["event": .string(event)]
    if let json { members["data"] = try EventDataArgument.value(json) }
    cause.write(to: &members)
    if let messageID { members["message_id"] = .string(messageID) }
    return .object(members)
  }
}
