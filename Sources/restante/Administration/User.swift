import ArgumentParser
import RestanteJSON

/// `restante user`
struct User: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Administer the users of a portal.",
    subcommands: [Add.self, List.self, Set.self, Remove.self])

  static let members = AssignableMembers(members: [
    "login": (.text, "the name to log in with, empty for none"),
    "name": (.text, "the given name"),
    "last_name": (.text, "the family name"),
    "admin": (.flag, "whether the user is an administrator"),
    "active": (.flag, "whether the user may log in and applications may act as the user"),
    "confirmed": (.flag, "whether the user confirmed the invitation"),
    "keep_tokens": (.flag, "whether tokens stay valid when the password changes (user set only)"),
  ])

  /// The password, read from where no other program sees it.
  struct PasswordOption: ParsableArguments {
    @Flag(help: "Read the password from the first line of the standard input.")
    var passwordStdin = false

    func add(to body: inout JSONObject) throws {
      guard passwordStdin else { return }
      guard let line = StandardStreams.readLine() else {
        throw ValidationError("The standard input has no line with the password.")
      }
      body["password"] = .string(line)
    }
  }

  /// `restante user add`
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a user.", discussion: User.members.help)

    @Argument(help: "Properties of the user as NAME=VALUE; see above.")
    var assignments: [Assignment] = []

    @Option(help: "The user's number. (default: the next free one)")
    var id: Int64?

    @OptionGroup var password: PasswordOption
    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      var body = try User.members.object(assignments)
      if let id { body["id"] = .int(id) }
      try password.add(to: &body)
      options.show(try await options.send(.post, ["users"], body))
    }
  }

  /// `restante user list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the users of a portal.")

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      options.show(
        try await options.all("users", ["users"]),
        ["id", "login", "name", "last_name", "admin", "active", "confirmed"])
    }
  }

  /// `restante user set`
  struct Set: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Change the properties of a user.", discussion: User.members.help)

    @Argument(help: "The user's number.")
    var id: Int64

    @Argument(help: "Properties of the user as NAME=VALUE; see above.")
    var assignments: [Assignment] = []

    @Flag(help: "Remove the password.")
    var noPassword = false

    @OptionGroup var password: PasswordOption
    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      var body = try User.members.object(assignments)
      if noPassword { body["password"] = .null }
      try password.add(to: &body)
      options.show(try await options.send(.patch, ["users", "\(id)"], body))
    }
  }

  /// `restante user remove`
  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete a user together with the user's tokens, webhooks and options.")

    @Argument(help: "The user's number.")
    var id: Int64

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      options.show(try await options.send(.delete, ["users", "\(id)"]))
    }
  }
}
