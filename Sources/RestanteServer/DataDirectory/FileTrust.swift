#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether what stands in a file or directory can be believed: nobody but the user that Restante
/// runs as, and the machine's administrator, may have put it there.
///
/// Anyone who could write a data directory before the first start could otherwise leave a key there
/// and become administrator of the server.
enum FileTrust {
  /// What a file is used for.
  enum Purpose {
    /// The directory that everything is in.
    case directory
    /// A file of the data directory that holds a secret.
    case secret
    /// A file of the data directory that holds data.
    case data
    /// The private key of a certificate. As PostgreSQL does, one of the machine's administrator may
    /// be read by a group, too.
    case certificateKey
    /// A file that holds settings, none of them secret. One that does is like a certificate's key.
    case settings
    /// A file with a secret that somebody put at the server's disposal, who also decided to whom it
    /// belongs and who may read it, as container engines do.
    case given
  }

  /// What is known of a file.
  struct Status {
    var owner: UInt32
    var mode: UInt32
  }

  /// Why a file is not believed and what to do about it, to end a sentence; `nil` when it is.
  ///
  /// - Parameters:
  ///   - user: Whom this process runs as.
  ///   - neighbour: Who owns the directory that the file is in, which was looked at before.
  static func complaint(
    _ status: Status, as purpose: Purpose, user: UInt32, neighbour: UInt32? = nil
  ) -> String? {
    let owners = [user, 0, neighbour]
    guard purpose == .given || owners.contains(status.owner) else {
      return """
        belongs to another user (\(status.owner)), who could have written anything to it: run \
        Restante as that user, or chown it if you trust its contents
        """
    }
    let forbidden: UInt32
    let remedy: String
    switch purpose {
    case .directory: (forbidden, remedy) = (0o022, "chmod go-w")
    case .data, .settings, .given: (forbidden, remedy) = (0o022, "chmod go-w")
    case .secret: (forbidden, remedy) = (0o077, "chmod 600")
    case .certificateKey:
      (forbidden, remedy) = status.owner == 0 ? (0o037, "chmod 640") : (0o077, "chmod 600")
    }
    guard status.mode & forbidden != 0 else { return nil }
    let deed = status.mode & 0o022 == 0 ? "read" : "change"
    return """
      is not private: other users of the machine may \(deed) it (mode \
      \(octal(status.mode & 0o7777))). \(remedy) it if you trust its contents
      """
  }

  private static func octal(_ mode: UInt32) -> String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension FileTrust {
  /// Looks at an open file.
  ///
  /// - Throws: ``StartupError`` naming the path when it cannot be believed.
  static func check(
    _ descriptor: Int32, _ path: String, as purpose: Purpose
  ) throws(StartupError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw DurableFile.failure("look at", path) }
    guard status.st_mode & S_IFMT == (purpose == .directory ? S_IFDIR : S_IFREG) else {
      throw StartupError("\(path) is not a \(purpose == .directory ? "directory" : "file")")
    }
    let found = Status(owner: status.st_uid, mode: UInt32(status.st_mode))
    let neighbour = purpose == .directory ? nil : directoryOwner(of: path)
    if let complaint = complaint(found, as: purpose, user: geteuid(), neighbour: neighbour) {
      throw StartupError("\(path) \(complaint)")
    }
  }

  /// Looks at a file if it is there, without following a link to another one.
  ///
  /// - Throws: As ``check(_:_:as:)``.
  static func checkIfThere(_ path: String, as purpose: Purpose) throws(StartupError) {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return }
      throw DurableFile.failure("open", path)
    }
    defer { close(descriptor) }
    try check(descriptor, path, as: purpose)
  }

  private static func directoryOwner(of path: String) -> UInt32? {
    var status = stat()
    guard stat(DurableFile.directory(of: path), &status) == 0 else { return nil }
    return status.st_uid
  }
}
