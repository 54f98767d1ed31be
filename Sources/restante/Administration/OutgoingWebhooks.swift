import ArgumentParser
import RestanteJSON

/// `restante outgoing-webhook`
struct OutgoingWebhooks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outgoing-webhook",
    abstract: "Administer the outgoing webhooks of a portal.",
    discussion: """
      An outgoing webhook is a URL that the portal posts events to on behalf of no application. \
      "restante deliveries" shows what becomes of them.
      """,
    subcommands: [Add.self, List.self, Rotate.self, Remove.self])

  /// `restante outgoing-webhook add`
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add an outgoing webhook and show its secrets; they cannot be shown again.")

    @Argument(help: "The URL that events are posted to.")
    var url: String

    @Argument(help: "The names of the events.")
    var events: [String]

    @Option(help: "A label to recognize it by.")
    var label: String?

    @Flag(help: "Hold back later deliveries until a failed one succeeds.")
    var keepOrder = false

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      var body: JSONObject = [
        "url": .string(url), "events": .array(events.map { .string($0) }),
        "keeps_order": .bool(keepOrder),
      ]
      if let label { body["label"] = .string(label) }
      options.show(try await options.send(.post, ["outgoing-webhooks"], body))
    }
  }

  /// `restante outgoing-webhook list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the outgoing webhooks of a portal.")

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      let webhooks = try await options.all("outgoing_webhooks", ["outgoing-webhooks"])
      guard !options.printsJSON else { return options.show(webhooks, []) }
      options.show(
        webhooks.map { webhook in
          var row = webhook.objectValue ?? [:]
          let events = webhook["events"]?.arrayValue?.compactMap(\.stringValue) ?? []
          row["events"] = .string(events.joined(separator: ","))
          return .object(row)
        }, ["id", "url", "events", "label", "keeps_order", "created", "previous_secret_until"])
    }
  }

  /// `restante outgoing-webhook rotate`
  struct Rotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Give an outgoing webhook a new signing secret and show it; it cannot be shown again.")

    @Argument(help: "The number that \"list\" shows.")
    var id: Int64

    @Option(
      help: ArgumentHelp(
        "How long deliveries are also signed with the previous secret, such as 30m or 2d.",
        valueName: "duration"))
    var overlap = DurationArgument(seconds: 0)

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      options.show(
        try await options.send(
          .post, ["outgoing-webhooks", "\(id)", "rotate"], ["overlap": .int(overlap.seconds)]))
    }
  }

  /// `restante outgoing-webhook remove`
  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove an outgoing webhook and what it has not received yet.")

    @Argument(help: "The number that \"list\" shows.")
    var id: Int64

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      options.show(try await options.send(.delete, ["outgoing-webhooks", "\(id)"]))
    }
  }
}
