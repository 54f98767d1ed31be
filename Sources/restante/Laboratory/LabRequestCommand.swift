import ArgumentParser
import RestanteJSON

/// `restante lab request`
struct LabRequestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request",
    abstract: "Show what was asked of a server that runs with --lab.",
    subcommands: [List.self, Wait.self], defaultSubcommand: List.self)

  /// Which requests are meant.
  struct Choice: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "The method, or a pattern such as \"event.offline.*\".", valueName: "pattern"))
    var method: String?

    @Option(help: ArgumentHelp("The portal's domain.", valueName: "domain"))
    var portal: String?

    @Option(help: ArgumentHelp("The application's client id.", valueName: "client-id"))
    var application: String?

    @Option(help: "The HTTP status of the reply.")
    var status: Int?

    @Option(help: ArgumentHelp("Only what came after this number.", valueName: "id"))
    var since: Int64?

    /// The query of the request.
    var query: [String: String] {
      var query: [String: String] = [:]
      query["method"] = method
      query["portal"] = portal
      query["application"] = application
      query["status"] = status.map { "\($0)" }
      query["since"] = since.map { "\($0)" }
      return query
    }
  }

  private static let columns = ["id", "time", "method", "path", "status", "error", "duration_ms"]

  /// `restante lab request list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List requests; --json shows parameters and replies as well.")

    @OptionGroup var choice: Choice
    @OptionGroup var options: LabOptions

    func run() async throws {
      let reply = try await options.send(.get, "requests", query: choice.query)
      options.output.show(reply["requests"]?.arrayValue ?? [], LabRequestCommand.columns)
    }
  }

  /// `restante lab request wait`
  struct Wait: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Wait until so many calls were answered, those before included, and list them.")

    @OptionGroup var choice: Choice
    @OptionGroup var wait: LabWaitOptions
    @OptionGroup var options: LabOptions

    func run() async throws {
      let reply = try await options.send(
        .get, "requests", "wait", query: wait.added(to: choice.query))
      options.output.show(reply["requests"]?.arrayValue ?? [], LabRequestCommand.columns)
    }
  }
}
