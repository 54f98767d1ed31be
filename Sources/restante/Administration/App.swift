import ArgumentParser
import RestanteJSON

/// `restante app`
struct App: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Administer the applications of a portal.",
    subcommands: [
      Add.self, List.self, Show.self, Set.self, Install.self, Update.self, Uninstall.self,
      Rotate.self, Remove.self,
    ])

  static let members = AssignableMembers(members: [
    "name": (.text, "the name that people see"),
    "scope": (.text, "the scopes of new tokens, separated by commas"),
    "status": (.text, "F free, D demo, T trial, P paid, L local, S subscription"),
    "active": (.flag, "whether it may be used"),
    "blocked": (.flag, "whether its calls are refused"),
    "payment": (.text, "paid, required or ended"),
    "redirect_uri": (.text, "where the authorization page sends the browser"),
    "install_url": (.text, "the address that is notified of the installation"),
    "allowed_users": (.users, "user numbers separated by commas, or everybody"),
  ])

  /// `restante app add`
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add an application and show its secret; it cannot be shown again.",
      discussion: App.members.help)

    @Argument(help: "Settings as NAME=VALUE; see above.")
    var assignments: [Assignment] = []

    @Option(help: "The client id. (default: a new one)")
    var clientID: String?

    @Option(help: "The version number.")
    var version: Int64?

    @Flag(help: "Do not finish the installation yet; \"restante app install\" does.")
    var pending = false

    @OptionGroup var installer: Installer
    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      var body = try App.members.object(assignments)
      if let clientID { body["client_id"] = .string(clientID) }
      if let version { body["version"] = .int(version) }
      body["installed"] = .bool(!pending)
      installer.add(to: &body)
      options.show(try await options.send(.post, ["apps"], body))
    }
  }

  /// `restante app list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the applications of a portal.")

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      options.show(
        try await options.all("apps", ["apps"]),
        ["client_id", "name", "version", "installed", "active", "payment", "removal"])
    }
  }

  /// Which application is meant, and where.
  struct Target: ParsableArguments {
    @Argument(help: "The client id of the application.")
    var clientID: String

    @OptionGroup var options: AdministrationOptions

    func send(
      _ verb: ServerConnection.Verb, _ part: String? = nil, _ body: JSONObject = [:]
    ) async throws {
      options.show(
        try await options.send(verb, ["apps", clientID] + (part.map { [$0] } ?? []), body))
    }
  }

  /// For whom an application is installed or updated.
  struct Installer: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "The user whose tokens ONAPPINSTALL and ONAPPUPDATE carry. "
          + "(default: the portal's first administrator)", valueName: "id"))
    var user: Int64?

    /// Adds the user to the body of a request.
    func add(to body: inout JSONObject) {
      if let user { body["user_id"] = .int(user) }
    }
  }

  /// `restante app show`
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show an application's settings and the ids of its secrets.")

    @OptionGroup var target: Target

    func run() async throws { try await target.send(.get) }
  }

  /// `restante app set`
  struct Set: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Change the settings of an application.", discussion: App.members.help)

    @OptionGroup var target: Target

    @Argument(help: "Settings as NAME=VALUE; see above.")
    var assignments: [Assignment] = []

    func run() async throws {
      try await target.send(.patch, nil, try App.members.object(assignments))
    }
  }

  /// `restante app install`
  struct Install: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Finish the installation of an application, or install it again.")

    @OptionGroup var target: Target

    @OptionGroup var installer: Installer

    func run() async throws {
      var body: JSONObject = [:]
      installer.add(to: &body)
      try await target.send(.post, "install", body)
    }
  }

  /// `restante app update`
  struct Update: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Set the version of an application and notify the application.")

    @OptionGroup var target: Target

    @Argument(help: "The version number.")
    var version: Int64

    @OptionGroup var installer: Installer

    func run() async throws {
      var body: JSONObject = ["version": .int(version)]
      installer.add(to: &body)
      try await target.send(.post, "update", body)
    }
  }

  /// `restante app uninstall`
  struct Uninstall: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Uninstall an application: its bindings, queues and tokens are deleted.")

    @OptionGroup var target: Target

    @Flag(help: "Delete its options too.")
    var clean = false

    func run() async throws { try await target.send(.post, "uninstall", ["clean": .bool(clean)]) }
  }

  /// `restante app rotate`
  struct Rotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give an application a new secret and show it; it cannot be shown again.")

    @OptionGroup var target: Target

    @Option(
      help: ArgumentHelp(
        "How long older secrets remain valid, such as 30m or 2d.", valueName: "duration"))
    var grace = DurationArgument(seconds: 0)

    func run() async throws {
      try await target.send(.post, "rotate", ["grace": .int(grace.seconds)])
    }
  }

  /// `restante app remove`
  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Uninstall an application and delete it for good.")

    @OptionGroup var target: Target

    func run() async throws { try await target.send(.delete) }
  }
}
