using System.Buffers.Binary;
using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>Which of many sockets can be read or written: Linux's epoll, since .NET offers it only with a thread and a task for each answer.</summary>
internal sealed class SocketEvents
{
    public const int Readable = 1; // EPOLLIN

    public const int Writable = 4; // EPOLLOUT

    private const int AtMost = 64;

    private const int Interrupted = 4; // EINTR

    /// <summary>The event of an x64 system is packed, others are not: 4 bytes of flags, perhaps 4 of nothing, 8 that belong to whoever asked.</summary>
    private static readonly (int Size, int Data) Event = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? (12, 4) : (16, 8);

    private readonly byte[] _ready = new byte[AtMost * Event.Size];
    private readonly int _epoll = Checked(Create(0));

    public void Add(Socket socket, int wanted) => Change(operation: 1, socket, wanted);

    public void Want(Socket socket, int wanted) => Change(operation: 3, socket, wanted);

    /// <summary>Waits for the next events.</summary>
    /// <returns>The handles of the sockets, as they were when the wait was over.</returns>
    public IEnumerable<int> Wait()
    {
        var count = Wait(_epoll, ref MemoryMarshal.GetArrayDataReference(_ready), AtMost, -1);
        if (count < 0 && Marshal.GetLastPInvokeError() != Interrupted) throw new Win32Exception(Marshal.GetLastPInvokeError());
        for (var i = 0; i < count; i++) yield return BinaryPrimitives.ReadInt32LittleEndian(_ready.AsSpan((i * Event.Size) + Event.Data));
    }

    private static int Checked(int result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    private void Change(int operation, Socket socket, int wanted)
    {
        Span<byte> change = stackalloc byte[Event.Size];
        change.Clear();
        BinaryPrimitives.WriteInt32LittleEndian(change, wanted);
        BinaryPrimitives.WriteInt32LittleEndian(change[Event.Data..], (int)socket.Handle);
        Checked(Control(_epoll, operation, (int)socket.Handle, ref MemoryMarshal.GetReference(change)));
    }

    [DllImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static extern int Create(int flags);

    [DllImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static extern int Control(int epoll, int operation, int file, ref byte change);

    [DllImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static extern int Wait(int epoll, ref byte ready, int atMost, int milliseconds);
}
