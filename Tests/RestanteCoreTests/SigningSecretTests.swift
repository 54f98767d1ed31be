import RestanteCore
import RestanteTesting
import Testing

@Suite("Signing secrets")
struct SigningSecretTests {
  static let owner = SigningOwner.application(clientID: "local.app")

  func key(_ byte: UInt8) throws -> ServerKey {
    try #require(ServerKey(bytes: [UInt8](repeating: byte, count: ServerKey.length)))
  }

  @Test("are the same for the same owner and generation, and differ in each respect otherwise")
  func derivation() throws {
    let key = try key(1)
    let secret = key.signingSecret(memberID: "m", owner: Self.owner, generation: 1)
    #expect(secret == key.signingSecret(memberID: "m", owner: Self.owner, generation: 1))
    let others = [
      key.signingSecret(memberID: "n", owner: Self.owner, generation: 1),
      key.signingSecret(memberID: "m", owner: .application(clientID: "b"), generation: 1),
      key.signingSecret(memberID: "m", owner: .outgoingWebhook(1), generation: 1),
      key.signingSecret(memberID: "m", owner: .application(clientID: "1"), generation: 1),
      key.signingSecret(memberID: "m", owner: Self.owner, generation: 2),
      try self.key(2).signingSecret(memberID: "m", owner: Self.owner, generation: 1),
    ]
    #expect(Set(others + [secret]).count == others.count + 1)
  }

  @Test("have a text that reads back, and that is not printed by accident")
  func text() throws {
    let secret = try key(1).signingSecret(memberID: "m", owner: Self.owner, generation: 1)
    #expect(secret.text.hasPrefix("whsec_"))
    #expect(SigningSecret(secret.text) == secret)
    #expect(SigningSecret(String(secret.text.dropFirst(6))) == secret)
    #expect(!"\(secret)".contains(secret.text.dropFirst(6)))
  }

  @Test(
    "are refused where they are no base64, too short or too long",
    arguments: [
      "", "whsec_", "whsec_AAAA", "whsec_!!!!", "whsec_" + String(repeating: "A", count: 88),
    ])
  func refused(text: String) {
    #expect(SigningSecret(text) == nil)
  }

  @Test("of the generation before are good until their time is over")
  func overlap() {
    let now = ManualClock.defaultStart
    let first = SecretGenerations()
    #expect(first.good(at: now) == [1])
    let second = first.replaced(at: now, overlap: 60)
    #expect(second.good(at: now) == [2, 1])
    #expect(second.good(at: now.adding(seconds: 59)) == [2, 1])
    #expect(second.good(at: now.adding(seconds: 60)) == [2])
    #expect(second.replaced(at: now, overlap: 0).good(at: now) == [3])
  }

  @Test("of both server keys sign while the server key is rotated, the present one's first")
  func serverKeys() throws {
    let now = ManualClock.defaultStart
    let (old, new) = (try key(1), try key(2))
    let keyring = ServerKeyring(
      ServerKeyring.Keys(current: old, next: (new, now.adding(seconds: 60))))
    let generations = SecretGenerations().replaced(at: now, overlap: 30)
    func secrets(at time: Timestamp) -> [SigningSecret] {
      keyring.signingSecrets(
        memberID: "m", owner: Self.owner, generations: generations, at: time)
    }
    func secret(_ key: ServerKey, _ generation: Int64) -> SigningSecret {
      key.signingSecret(memberID: "m", owner: Self.owner, generation: generation)
    }
    #expect(
      secrets(at: now) == [secret(old, 2), secret(new, 2), secret(old, 1), secret(new, 1)])
    #expect(secrets(at: now.adding(seconds: 30)) == [secret(old, 2), secret(new, 2)])
    #expect(secrets(at: now.adding(seconds: 60)) == [secret(new, 2)])
  }
}
