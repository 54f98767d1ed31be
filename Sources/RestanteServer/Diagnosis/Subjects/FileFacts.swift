import RestanteCore

/// What is known of a file or directory that nobody else may change, or even read.
struct FileFacts: Sendable {
  /// What stands at a path.
  enum State: Sendable {
    case absent
    case link
    case wrongKind
    /// Somebody's, with a mode.
    case present(owner: UInt32, mode: UInt32)
    /// It cannot be looked at.
    case unreadable(String)
  }

  var path: String
  var purpose: FileTrust.Purpose
  var state: State
  /// Whom the server runs as.
  var user: UInt32
  /// Who owns the directory that it is in.
  var neighbour: UInt32?

  /// What is wrong with it; `nil` where nothing is.
  var finding: Finding? {
    let word = ShellWord.quoted(path)
    switch state {
    case .absent:
      guard purpose == .directory else { return nil }
      return .error(
        check, "There is no directory \(path). The first start creates it.",
        remedy: "restante serve --data \(word)")
    case .link:
      return .error(
        check, "\(path) is a symbolic link, which is not followed: put the file itself there.",
        remedy: "cp --remove-destination \"$(readlink -f \(word))\" \(word)")
    case .wrongKind:
      let kind = purpose == .directory ? "directory" : "file"
      return .error(check, "\(path) is not a \(kind).", remedy: "ls -ld \(word)")
    case .unreadable(let reason):
      return .error(check, "\(path) cannot be read: \(reason).", remedy: "ls -ld \(word)")
    case .present(let owner, let mode): return judgement(owner, mode)
    }
  }

  private func judgement(_ owner: UInt32, _ mode: UInt32) -> Finding? {
    let status = FileTrust.Status(owner: owner, mode: mode)
    let word = ShellWord.quoted(path)
    guard FileTrust.complaint(status, as: purpose, user: user, neighbour: neighbour) != nil
    else { return nil }
    guard owner == user || owner == 0 || owner == neighbour else {
      return .error(
        check, "\(path) belongs to another user (\(owner)), who could have written anything to it.",
        remedy: "chown \(user) \(word)")
    }
    let deed = mode & 0o022 == 0 ? "read" : "change"
    let change = purpose == .directory || purpose == .data ? "go-w" : "600"
    let digits = String(mode & 0o7777, radix: 8)
    return .error(
      check, "Other users of the machine may \(deed) \(path) (mode \(digits)).",
      remedy: "chmod \(change) \(word)")
  }

  private var check: String {
    switch purpose {
    case .directory: "data-directory"
    case .secret, .certificateKey, .given: "secret-files"
    case .settings: "configuration-file"
    case .data: "data-files"
    }
  }
}
