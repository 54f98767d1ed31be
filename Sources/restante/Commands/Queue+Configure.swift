import ArgumentParser
import RestanteCore
import RestanteJSON
import RestanteServer

extension Queue {
  /// `restante queue configure`
  struct Configure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show or change the queue settings of an application.",
      discussion: """
        "default" falls back to the portal's setting, "none" turns a setting off. Prints the \
        resulting settings.
        """)

    @Argument(help: "The client id of the application.")
    var clientID: String

    @OptionGroup var choices: QueueChoiceOptions
    @OptionGroup var server: ServerOptions

    func run() async throws {
      let path = "/v1/apps/\(QueueTarget.encoded(clientID))"
      let connection = try await server.connection(demoKey: \.adminKey)
      let changes = try choices.changes()
      // Looking changes nothing, and is no matter for the audit log.
      let reply =
        changes.isEmpty
        ? try await connection.get(path) : try await connection.patch(path, .object(changes))
      server.output.show(reply)
    }
  }
}

/// What is set for queues; what is not given stays as it is.
struct QueueChoiceOptions: ParsableArguments {
  @Option(help: "How long a claim holds its events, such as 90 (seconds) or 5m.")
  var lease: String?

  @Option(help: "How many claims may fail or expire before an event becomes a dead letter.")
  var maxAttempts: String?

  @Option(help: "How long events stay restorable after they left, such as 7d; 0 keeps none.")
  var history: String?

  @Option(
    help: ArgumentHelp(
      "Retry dead letters automatically: \"on\", or any of first_delay, factor, longest_delay, "
        + "jitter and attempts, as in first_delay=1m,attempts=5.", valueName: "policy"))
  var retry: String?

  @Option(help: "The maximum number of pending events in a queue; see --overflow.")
  var depthLimit: String?

  @Option(help: "What happens at the depth limit: refuse or dead_letter.")
  var overflow = "refuse"

  func validate() throws {
    _ = try changes()
  }

  /// The body of the request.
  func changes() throws -> JSONObject {
    var changes: JSONObject = [:]
    changes["lease"] = try lease.map { try Self.duration($0, "--lease") }
    changes["max_attempts"] = try maxAttempts.map { try Self.number($0, "--max-attempts") }
    changes["history"] = try history.map { try Self.duration($0, "--history") }
    changes["retry"] = try retry.map(Self.policy)
    if let depthLimit {
      let limit = try Self.number(depthLimit, "--depth-limit")
      changes["depth_limit"] =
        limit.intValue == nil ? limit : ["events": limit, "overflow": .string(overflow)]
    }
    return changes
  }

  private static func number(_ text: String, _ option: String) throws -> JSONValue {
    if text == "default" { return .null }
    if text == "none" { return false }
    guard let number = Int64(text) else {
      throw ValidationError("\(option): '\(text)' is not a number, \"default\" or \"none\".")
    }
    return .int(number)
  }

  private static func duration(_ text: String, _ option: String) throws -> JSONValue {
    if text == "default" { return .null }
    if text == "none" { return false }
    guard let seconds = DurationText.seconds(text) else {
      throw ValidationError(
        "\(option): '\(text)' is not a duration such as 90, 5m or 2d, \"default\" or \"none\".")
    }
    return .int(seconds)
  }

  private static func policy(_ text: String) throws -> JSONValue {
    if text == "default" { return .null }
    if text == "none" { return false }
    if text == "on" { return [:] }
    var policy: JSONObject = [:]
    for part in text.split(separator: ",") {
      let pair = part.split(separator: "=")
      guard pair.count == 2, let number = DurationText.seconds(String(pair[1])) else {
        throw ValidationError("--retry: '\(part)' is not NAME=NUMBER or NAME=DURATION.")
      }
      policy[String(pair[0])] = .int(number)
    }
    return .object(policy)
  }
}
