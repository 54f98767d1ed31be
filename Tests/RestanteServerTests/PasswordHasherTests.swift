import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Checking passwords")
struct PasswordHasherTests {
  @Test("Only the login and the password of a user who may act are let in")
  func letsIn() async throws {
    let store = ModelStore(time: ManualClock())
    let fixture = try await PortalFixture(in: store)
    let hasher = PasswordHasher(cost: .cheap)
    var change = UserChange()
    change.login = .set("uri")
    let password = try await hasher.hash(of: "correct horse")
    _ = try await store.perform(
      ChangeUser(
        portal: fixture.portal.id, user: fixture.user.id, change: change,
        password: .set(password)))
    change.login = .set("ada")
    _ = try await store.perform(
      ChangeUser(portal: fixture.portal.id, user: fixture.administrator.id, change: change))
    let tries: [(login: String, password: String, user: UserID?)] = [
      ("uri", "correct horse", fixture.user.id), ("URI", "correct horse", fixture.user.id),
      ("uri", "Correct horse", nil), ("uri", "", nil), ("", "correct horse", nil),
      ("ada", "correct horse", nil), ("ada", "", nil), ("nobody", "correct horse", nil),
    ]
    for (login, password, user) in tries {
      let found = try await hasher.user(
        login: login, password: password, on: fixture.portal.id, in: store)
      #expect(found?.id == user, "\(login) \(password)")
    }
    let elsewhere = try await PortalFixture(in: store, domain: "elsewhere.example")
    let foreign = try await hasher.user(
      login: "uri", password: "correct horse", on: elsewhere.portal.id, in: store)
    #expect(foreign == nil)
    change = UserChange()
    change.isActive = .set(false)
    _ = try await store.perform(
      ChangeUser(portal: fixture.portal.id, user: fixture.user.id, change: change))
    let inactive = try await hasher.user(
      login: "uri", password: "correct horse", on: fixture.portal.id, in: store)
    #expect(inactive == nil)
  }

  @Test("More than may wait are refused at once; the others are all served")
  func bounded() async throws {
    let hasher = PasswordHasher(
      cost: PasswordCost(logRounds: 12, blockSize: 8, parallelism: 1))
    let most = PasswordHasher.maxWaiting + PasswordHasher.parallelism
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<(4 * most) {
        group.addTask { (try? await hasher.hash(of: "password")) != nil }
      }
      return await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(outcomes.count { $0 } >= most)
    #expect(outcomes.contains(false))
    // Once they are done there is room again.
    _ = try await hasher.hash(of: "password")
  }
}
