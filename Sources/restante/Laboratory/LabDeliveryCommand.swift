import ArgumentParser
import RestanteJSON

/// `restante lab delivery`
struct LabDeliveryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delivery",
    abstract: "Show what a server that runs with --lab posted to handlers.",
    subcommands: [List.self, Wait.self], defaultSubcommand: List.self)

  /// Which attempts are meant.
  struct Choice: ParsableArguments {
    @Option(help: ArgumentHelp("The event, or a pattern such as \"ONCRM*\".", valueName: "pattern"))
    var event: String?

    @Option(
      help: ArgumentHelp(
        "The handler's URL without its query, or a pattern.", valueName: "pattern"))
    var handler: String?

    @Option(help: ArgumentHelp("The portal's domain.", valueName: "domain"))
    var portal: String?

    @Option(help: ArgumentHelp("The application's client id.", valueName: "client-id"))
    var application: String?

    @Option(help: ArgumentHelp("Only what came after this number.", valueName: "id"))
    var since: Int64?

    /// The query of the request.
    var query: [String: String] {
      var query: [String: String] = [:]
      query["event"] = event
      query["handler"] = handler
      query["portal"] = portal
      query["application"] = application
      query["since"] = since.map { "\($0)" }
      return query
    }
  }

  private static let columns = [
    "id", "time", "event", "handler", "attempt", "posted", "status", "failure",
  ]

  /// `restante lab delivery list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List attempts to deliver; --json shows what was posted as well.")

    @OptionGroup var choice: Choice
    @OptionGroup var options: LabOptions

    func run() async throws {
      let reply = try await options.send(.get, "deliveries", query: choice.query)
      options.output.show(reply["deliveries"]?.arrayValue ?? [], LabDeliveryCommand.columns)
    }
  }

  /// `restante lab delivery wait`
  struct Wait: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Wait until so many attempts were made, those before included, and list them.")

    @OptionGroup var choice: Choice
    @OptionGroup var wait: LabWaitOptions
    @OptionGroup var options: LabOptions

    func run() async throws {
      let reply = try await options.send(
        .get, "deliveries", "wait", query: wait.added(to: choice.query))
      options.output.show(reply["deliveries"]?.arrayValue ?? [], LabDeliveryCommand.columns)
    }
  }
}
