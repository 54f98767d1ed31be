import ArgumentParser
import RestanteJSON

/// `restante deliveries`
struct Deliveries: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliveries",
    abstract: "Inspect the deliveries of online events to handlers, and recover failed ones.",
    discussion: """
      A handler is a URL that events are posted to: an online binding of an application, or an \
      outgoing webhook. Deliveries are named HANDLER/ID, as "list" shows them.
      """,
    subcommands: [
      Handlers.self, Resume.self, List.self, Show.self, Redrive.self, Park.self, Drop.self,
    ])

  /// `restante deliveries handlers`
  struct Handlers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show how many deliveries of each handler wait, failed, succeeded and are parked.")

    @Option(help: "Only the handlers of the application with this client id.")
    var app: String?

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      var query: [String: String] = [:]
      query["client_id"] = app
      let handlers = try await options.all("handlers", ["handlers"], query: query)
      guard !options.printsJSON else { return options.show(handlers, []) }
      options.show(
        handlers.map { handler in
          var row = handler.objectValue ?? [:]
          row["state"] = .string(Self.state(handler))
          return .object(row)
        },
        [
          "id", "client_id", "event", "url", "state", "waiting", "retrying", "delivered", "parked",
          "oldest_age_seconds", "next_turn_at",
        ])
    }

    private static func state(_ handler: JSONValue) -> String {
      if handler["resuming"] == true { return "resuming" }
      if handler["suspended_since"]?.intValue != nil { return "suspended" }
      return handler["outage"]?.objectValue == nil ? "ok" : "outage"
    }
  }

  /// `restante deliveries resume`
  struct Resume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "End the suspension or the outage of a handler: it is tried at once.")

    @Argument(help: "The number of the handler that \"handlers\" shows.")
    var handler: Int64

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      options.show(try await options.send(.post, ["handlers", "\(handler)", "resume"]))
    }
  }

  /// `restante deliveries list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the deliveries in one phase.")

    @Option(help: "The phase: waiting, retrying, delivered or parked.")
    var phase = "parked"

    @Option(help: "Only the deliveries of the handler with this number.")
    var handler: Int64?

    @Option(help: "How many deliveries to show, up to 1000.")
    var limit = 50

    @Option(help: "Continue an earlier list: the value that its last line shows.")
    var after: String?

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      var query = ["phase": phase, "limit": "\(limit)"]
      query["handler"] = handler.map { "\($0)" }
      query["after"] = after
      let reply = try await options.send(.get, ["deliveries"], query: query)
      guard !options.printsJSON else { return options.show(reply) }
      options.show(
        (reply["deliveries"]?.arrayValue ?? []).map { delivery in
          var row = delivery.objectValue ?? [:]
          let numbers = [delivery["handler"], delivery["id"]].map { $0?.intValue ?? 0 }
          row["delivery"] = .string("\(numbers[0])/\(numbers[1])")
          return .object(row)
        },
        [
          "delivery", "event", "attempts", "reason", "happened_at", "failed_at", "retry_at",
          "since",
        ])
      if let next = reply["next"]?.stringValue {
        StandardStreams.show(line: "There are more: --after \(next)")
      }
    }
  }

  /// `restante deliveries show`
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a delivery with the event's data and the attempts to deliver it.")

    @Argument(help: ArgumentHelp("The delivery.", valueName: "handler/id"))
    var delivery: DeliveryName

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      let reply = try await options.send(
        .get, ["deliveries", "\(delivery.handler)", "\(delivery.id)"])
      guard !options.printsJSON, var members = reply.objectValue else {
        return options.show(reply)
      }
      members["attempt_log"] = nil
      options.show(.object(members))
      for attempt in reply["attempt_log"]?.arrayValue ?? [] {
        StandardStreams.show(line: Self.line(attempt, options.output).withoutControls)
      }
    }

    private static func line(_ attempt: JSONValue, _ output: OutputOptions) -> String {
      let outcome =
        attempt["status"]?.intValue.map { "status \($0)" } ?? attempt["failure"]?.stringValue ?? ""
      let reply = attempt["reply"]?.stringValue ?? ""
      return "attempt \(attempt["number"]?.intValue ?? 0): at "
        + "\(output.time(attempt["started_at"]?.intValue ?? 0)), \(outcome) after "
        + "\(attempt["milliseconds"]?.intValue ?? 0) ms" + (reply.isEmpty ? "" : ": \(reply)")
    }
  }
}
