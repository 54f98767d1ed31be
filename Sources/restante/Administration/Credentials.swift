import ArgumentParser
import RestanteJSON
import RestantePostgres
import RestanteServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What can be said of a new credential.
struct CredentialOptions: ParsableArguments {
  @Option(help: "A label to recognize it by.")
  var label: String?

  @Option(
    help: ArgumentHelp(
      "How long it is valid, such as 12h or 90d. (default: until it is revoked)",
      valueName: "duration"))
  var expiresIn: DurationArgument?

  func add(to body: inout JSONObject) {
    if let label { body["label"] = .string(label) }
    if let expiresIn { body["expires_in"] = .int(expiresIn.seconds) }
  }
}

/// A credential by its id.
struct CredentialTarget: ParsableArguments {
  @Argument(help: "The id that \"list\" shows.")
  var id: String

  @OptionGroup var options: AdministrationOptions
}

/// `restante webhook`
struct Webhook: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Administer the incoming webhooks of a portal.",
    subcommands: [Add.self, List.self, Rotate.self, Remove.self])

  /// `restante webhook add`
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a webhook and show its address; it cannot be shown again.")

    @Argument(help: "The number of the user that it acts for.")
    var user: Int64

    @Option(help: "Its scopes, separated by commas. (default: all)")
    var scope: String?

    @OptionGroup var credential: CredentialOptions
    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      var body: JSONObject = ["user_id": .int(user)]
      if let scope { body["scope"] = .string(scope) }
      credential.add(to: &body)
      options.show(try await options.send(.post, ["webhooks"], body))
    }
  }

  /// `restante webhook list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the webhooks of a portal.")

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      options.show(
        try await options.all("webhooks", ["webhooks"]),
        ["id", "user_id", "label", "created", "expires"])
    }
  }

  /// `restante webhook rotate`
  struct Rotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give a webhook a new code and show its address; it cannot be shown again.")

    @OptionGroup var target: CredentialTarget

    func run() async throws {
      target.options.show(
        try await target.options.send(.post, ["webhooks", target.id, "rotate"]))
    }
  }

  /// `restante webhook remove`
  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Revoke a webhook.")

    @OptionGroup var target: CredentialTarget

    func run() async throws {
      target.options.show(try await target.options.send(.delete, ["webhooks", target.id]))
    }
  }
}

/// `restante key`
struct Key: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Administer the keys of the native API.",
    discussion: "With --server, keys of the whole server; otherwise keys of a portal.",
    subcommands: [Add.self, List.self, Rotate.self, Remove.self, Recover.self])

  /// Whose keys are meant, and where.
  struct Owner: ParsableArguments {
    @Flag(help: "Keys of the whole server instead of a portal's.")
    var server = false

    @OptionGroup var options: AdministrationOptions

    func send(
      _ verb: ServerConnection.Verb, _ path: [String], _ body: JSONObject = [:]
    ) async throws -> JSONValue {
      server
        ? try await options.connection().send(verb, path, body)
        : try await options.send(verb, path, body)
    }
  }

  /// `restante key add`
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a key and show it; it cannot be shown again.")

    @Argument(help: "What the key allows: publish, read or admin.")
    var scope: String

    @OptionGroup var credential: CredentialOptions
    @OptionGroup var owner: Owner

    func run() async throws {
      var body: JSONObject = ["scope": .string(scope)]
      credential.add(to: &body)
      owner.options.show(try await owner.send(.post, ["keys"], body))
    }
  }

  /// `restante key list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List keys.")

    @OptionGroup var owner: Owner

    func run() async throws {
      let columns = ["id", "scope", "label", "created", "expires"]
      if owner.server {
        let reply = try await owner.send(.get, ["keys"])
        owner.options.show(reply["keys"]?.arrayValue ?? [], columns)
      } else {
        owner.options.show(try await owner.options.all("keys", ["keys"]), columns)
      }
    }
  }

  /// `restante key rotate`
  struct Rotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Replace a key with a new one of the same scope and show it; it cannot be shown again.")

    @Argument(help: "The id that \"list\" shows.")
    var id: String

    @OptionGroup var owner: Owner

    func run() async throws {
      owner.options.show(try await owner.send(.post, ["keys", id, "rotate"]))
    }
  }

  /// `restante key remove`
  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Revoke a key.")

    @Argument(help: "The id that \"list\" shows.")
    var id: String

    @OptionGroup var owner: Owner

    func run() async throws {
      owner.options.show(try await owner.send(.delete, ["keys", id]))
    }
  }

  /// `restante key recover`
  struct Recover: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Create a new administrator key and write it to admin.json.",
      discussion: """
        For administrators who lost all keys. Existing keys remain valid. Stop the server \
        first if it uses the embedded database.
        """)

    @Option(
      help: ArgumentHelp(
        "The PostgreSQL database that the servers share. (default: RESTANTE_DATABASE, or the "
          + "embedded database)", valueName: "postgres://…"))
    var database: String?

    @Option(
      help: ArgumentHelp(
        "The data directory. (default: RESTANTE_DATA or ./restante-data)", valueName: "dir"))
    var data: String?

    func run() async throws {
      // Whatever files the process makes are its owner's alone.
      umask(0o077)
      let address = try database ?? Environment.value(of: .database)
      let settings = try address.map {
        try ConnectionSettings(address: $0, password: Database.password)
      }
      let path = try await AdminKeyRecovery.run(
        in: DataOption.directory(data), database: settings)
      StandardStreams.show(line: "A new key is in \(path).")
    }
  }
}

/// `restante token`
struct Token: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Administer the tokens of an application.",
    subcommands: [Add.self, List.self, Remove.self])

  /// `restante token add`
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Issue a pair of tokens and show it; it cannot be shown again.")

    @Argument(help: "The client id of the application.")
    var clientID: String

    @Argument(help: "The number of the user that the tokens act for.")
    var user: Int64

    @Option(
      help: ArgumentHelp(
        "How long the access token is valid, such as 30m or 1d.", valueName: "duration"))
    var expiresIn = DurationArgument(seconds: 3_600)

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      options.show(
        try await options.send(
          .post, ["tokens"],
          [
            "client_id": .string(clientID), "user_id": .int(user),
            "expires_in": .int(expiresIn.seconds),
          ]))
    }
  }

  /// `restante token list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the tokens of an application.")

    @Argument(help: "The client id of the application.")
    var clientID: String

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      options.show(
        try await options.all("tokens", ["tokens"], query: ["client_id": clientID]),
        ["id", "kind", "user_id", "created", "expires"])
    }
  }

  /// `restante token remove`
  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Revoke a token, or all tokens of an application.")

    @Argument(help: "The id that \"list\" shows.")
    var id: String?

    @Option(help: "The client id of the application whose tokens are all revoked.")
    var app: String?

    @Option(help: "Only tokens of the user with this number; needs --app.")
    var user: Int64?

    @OptionGroup var options: AdministrationOptions

    func validate() throws {
      guard (id == nil) != (app == nil) else {
        throw ValidationError("Choose a token by its id, or an application with --app.")
      }
      guard user == nil || app != nil else { throw ValidationError("--user needs --app.") }
    }

    func run() async throws {
      var query: [String: String] = [:]
      query["client_id"] = app
      query["user_id"] = user.map { "\($0)" }
      options.show(
        try await options.send(.delete, ["tokens"] + (id.map { [$0] } ?? []), query: query))
    }
  }
}
