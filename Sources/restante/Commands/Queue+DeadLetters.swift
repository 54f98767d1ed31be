import ArgumentParser
import RestanteJSON
import RestanteServer

extension Queue {
  /// `restante queue dead`
  struct Dead: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the dead letters of a queue, oldest first.")

    @OptionGroup var target: QueueTarget
    @OptionGroup var server: ServerOptions

    @Option(help: "How many dead letters to skip.")
    var offset = 0

    @Option(help: "How many dead letters to show, up to 1000.")
    var limit = 50

    func run() async throws {
      let path = target.path("dead", query: ["offset": "\(offset)", "limit": "\(limit)"])
      let reply = try await server.connection(demoKey: \.adminKey).get(path)
      guard !server.output.printsJSON else { return server.output.show(reply) }
      server.output.show(
        reply["events"]?.arrayValue ?? [],
        ["id", "event", "message_id", "attempts", "failed_at", "reason"])
    }
  }

  /// `restante queue redrive`
  struct Redrive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make dead letters pending again.")

    @OptionGroup var target: QueueTarget
    @OptionGroup var letters: DeadLetterChoice
    @OptionGroup var server: ServerOptions

    func run() async throws {
      let reply = try await server.connection(demoKey: \.adminKey)
        .post(target.path("redrive"), letters.body)
      server.output.show(reply)
    }
  }

  /// `restante queue drop`
  struct Drop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete dead letters for good.")

    @OptionGroup var target: QueueTarget
    @OptionGroup var letters: DeadLetterChoice
    @OptionGroup var server: ServerOptions

    func run() async throws {
      let reply = try await server.connection(demoKey: \.adminKey)
        .post(target.path("drop"), letters.body)
      server.output.show(reply)
    }
  }

  /// `restante queue release`
  struct Release: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Return the events of a claim to the queue before its lease expires.")

    @OptionGroup var target: QueueTarget

    @Argument(help: "The process id of the claim.")
    var processID: String

    @Option(name: .customLong("id"), help: "Only the event with this id; may be repeated.")
    var ids: [Int] = []

    @OptionGroup var server: ServerOptions

    func run() async throws {
      var body: JSONObject = ["process_id": .string(processID)]
      if !ids.isEmpty { body["ids"] = .array(ids.map { .int($0) }) }
      let reply = try await server.connection(demoKey: \.adminKey)
        .post(target.path("release"), .object(body))
      server.output.show(reply)
    }
  }
}

/// Which dead letters a command is about; exactly one way of naming them.
struct DeadLetterChoice: ParsableArguments {
  @Option(name: .customLong("id"), help: "The dead letter with this id; may be repeated.")
  var ids: [Int] = []

  @Option(
    name: .customLong("message-id"),
    help: "The dead letter with this message id; may be repeated.")
  var messageIDs: [String] = []

  @Option(help: "All dead letters of the event with this name.")
  var event: String?

  @Flag(help: "All dead letters.")
  var all = false

  func validate() throws {
    let ways = [!ids.isEmpty, !messageIDs.isEmpty, event != nil, all]
    guard ways.count(where: { $0 }) == 1 else {
      throw ValidationError("Choose dead letters by one of --id, --message-id, --event or --all.")
    }
  }

  /// The body of the request to the native API.
  var body: JSONValue {
    if !ids.isEmpty { return ["ids": .array(ids.map { .int($0) })] }
    if !messageIDs.isEmpty { return ["message_ids": .array(messageIDs.map { .string($0) })] }
    if let event { return ["filter": ["event": .string(event)]] }
    return ["all": true]
  }
}
