import ArgumentParser

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks people whether they mean it.
enum Confirmation {
  /// Asks at the terminal.
  ///
  /// - Parameters:
  ///   - sentence: What is about to happen.
  ///   - isGiven: Whether the command line said yes already.
  /// - Throws: `ValidationError` when the answer is no, or nobody can be asked.
  static func require(_ sentence: String, isGiven: Bool) throws {
    guard !isGiven else { return }
    guard isatty(STDIN_FILENO) == 1 else {
      throw ValidationError(
        "\(sentence) Confirming needs a terminal; --yes confirms without one.")
    }
    StandardStreams.draw("\(sentence) Continue? [y/N] ")
    guard ["y", "yes"].contains(StandardStreams.readLine()?.lowercased()) else {
      throw ValidationError("Nothing was changed.")
    }
  }
}
