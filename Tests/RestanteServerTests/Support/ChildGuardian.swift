import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ends the processes that tests started when the tests' own process ended first, as in a crash.
///
/// It is a shell that is told of every child through a pipe, and that kills those left over once
/// nobody holds the other end any more.
final class ChildGuardian: Sendable {
  static let shared = ChildGuardian()

  private static let script = """
    trap '' INT TERM HUP
    children=' '
    while read -r sign child; do
      case $sign in
        +) children="$children$child " ;;
        -) children="${children%% $child *} ${children#* $child }" ;;
      esac
    done
    for child in $children; do kill -9 "$child"; done
    """

  /// Negative where there is no guardian.
  private let listener: Int32

  private init() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      listener = -1
      return
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    listener = ends[1]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    for descriptor in Int32(1)...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    // The shell needs nothing but what it has built in.
    let nothing: [UnsafeMutablePointer<CChar>?] = [nil]
    let words: [String] = ["sh", "-c", Self.script]
    let argv = words.map { strdup($0) } + [nil]
    defer { argv.forEach { free($0) } }
    var identifier = pid_t()
    posix_spawn(&identifier, "/bin/sh", &actions, nil, argv, nothing)
    close(ends[0])
  }

  /// Looks after a child from now on.
  func add(_ child: pid_t) { tell("+ \(child)\n") }

  /// Forgets a child that ended, before its number can be another's.
  func remove(_ child: pid_t) { tell("- \(child)\n") }

  /// Lines that are this short are written whole.
  private func tell(_ line: String) {
    guard listener >= 0 else { return }
    _ = write(listener, line, line.utf8.count)
  }
}
