import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteNative

/// For whom applications are installed and updated: the events bring that user's tokens.
@Suite("The user who installs an application")
struct InstallingUserTests {
  private static let first = ActingUser.user(UserID(rawValue: 1))
  private static let second = ActingUser.user(UserID(rawValue: 2))

  /// Updates the application with a key, or as a user in the console; returns for whom that was.
  private func update(
    to version: Int, _ members: String = "", as user: Int? = nil, in world: NativeWorld
  ) async throws -> ActingUser? {
    let body = #"{"version":\#(version)\#(members)}"#
    let path = "apps/\(NativeWorld.clientID)/update"
    if let user {
      let request = NativeRequest(
        verb: "POST", segments: path.split(separator: "/").map(String.init),
        contentType: "application/json", body: Array(body.utf8))
      let caller = NativeCaller(
        actor: AuditActor(kind: .user, id: "\(user)"), key: SecretHash(of: "session"),
        isServer: false, portal: world.portal)
      #expect(try await world.api.respond(to: request, as: caller).status == 200)
    } else {
      #expect(try await world.post(path, body).status == 200)
    }
    return try await world.queue().last?.user
  }

  @Test("is the one who is named, else who calls, else the first administrator, else nobody")
  func choice() async throws {
    try await NativeWorld.run { world in
      try await world.bind("ONAPPUPDATE")
      #expect(try await update(to: 2, in: world) == Self.first)
      #expect(try await update(to: 3, #","user_id":2"#, in: world) == Self.second)
      #expect(try await update(to: 4, as: 2, in: world) == Self.second)
      #expect(try await update(to: 5, #","user_id":1"#, as: 2, in: world) == Self.first)
      #expect(try await world.send("PATCH", "users/2", #"{"admin":true}"#).status == 200)
      #expect(try await world.send("PATCH", "users/1", #"{"active":false}"#).status == 200)
      #expect(try await update(to: 6, in: world) == Self.second)
      #expect(try await world.send("PATCH", "users/2", #"{"admin":false}"#).status == 200)
      #expect(try await update(to: 7, in: world) == .nobody)
      #expect(try await world.queue().count == 6)
    }
  }

  @Test("must be active")
  func inactive() async throws {
    try await NativeWorld.run { world in
      #expect(try await world.send("PATCH", "users/2", #"{"active":false}"#).status == 200)
      let answer = try await world.post(
        "apps/\(NativeWorld.clientID)/update", #"{"version":2,"user_id":2}"#)
      expectProblem(answer, 404, "not-found")
      #expect(answer.json["argument"] == "user_id")
    }
  }

  @Test("is told to the application with ONAPPINSTALL")
  func installation() async throws {
    try await NativeWorld.run { world in
      _ = try await world.post("apps/\(NativeWorld.clientID)/uninstall", "{}")
      try await world.bind("ONAPPINSTALL")
      let path = "apps/\(NativeWorld.clientID)/install"
      #expect(try await world.post(path, #"{"user_id":2}"#).status == 200)
      #expect(try await world.queue().map(\.user) == [Self.second])
    }
  }
}
