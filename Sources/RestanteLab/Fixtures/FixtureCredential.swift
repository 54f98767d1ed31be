import RestanteCore
import RestanteNative

/// A token, key, code or secret that fixtures name. Only its hash goes any further.
struct FixtureCredential: Sendable {
  let hash: SecretHash
  /// Where it was named, for problems that turn up later.
  let member: String
  let arguments: ArgumentReader

  /// Reads one that may be missing.
  init?(ifAny member: String, of arguments: ArgumentReader) throws(Problem) {
    guard let text = try arguments.string(member) else { return nil }
    guard (1...255).contains(text.utf8.count), text.utf8.allSatisfy(Credential.isPlain) else {
      throw arguments.wrong(
        member, "must be 1 to 255 characters: letters, digits, dots, '-' and '_'")
    }
    hash = SecretHash(of: text)
    self.member = member
    self.arguments = arguments
  }

  /// Reads one that must be there.
  init(_ member: String, of arguments: ArgumentReader) throws(Problem) {
    guard let credential = try Self(ifAny: member, of: arguments) else {
      throw arguments.wrong(member, "must be a string that is not empty")
    }
    self = credential
  }

  /// What it is found by.
  var id: CredentialID { CredentialID(of: hash) }
}
