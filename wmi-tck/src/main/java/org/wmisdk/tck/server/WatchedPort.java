package org.wmisdk.tck.server;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wmisdk.com.abi.Port;
import org.wmisdk.tck.server.Outstanding.Kind;

/** The port of a client, with its native memory under observation. */
final class WatchedPort extends ForwardingPort {
    private final Ledger ledger;
    private final Secrets secrets;
    private final Map<Long, Long> sizes = new ConcurrentHashMap<>();
    private final List<Block> scratches = new CopyOnWriteArrayList<>();

    /** Scratch memory is the client's for as long as it keeps the object. */
    private record Block(WeakReference<Scratch> scratch, int bytes) {}

    WatchedPort(Port target, Ledger ledger, Secrets secrets) {
        super(target);
        this.ledger = ledger;
        this.secrets = secrets;
    }

    @Override
    public long allocate(long bytes) {
        long address = super.allocate(bytes);
        sizes.put(address, bytes);
        ledger.created(Kind.CLIENT_MEMORY, address, bytes + " bytes");
        return address;
    }

    @Override
    public void free(long address) {
        if (address == 0) {
            return;
        }
        Long bytes = sizes.remove(address);
        if (bytes == null || !ledger.released(Kind.CLIENT_MEMORY, address)) {
            ledger.violation("freed: " + Texts.hex(address) + " was not allocated, or is free already");
            return;
        }
        if (holdsSecret(address, bytes)) {
            ledger.violation("memory was freed with a secret in it: " + Texts.stack(new Throwable("freed here")));
        }
        super.free(address);
    }

    @Override
    public Scratch scratch(int bytes) {
        Scratch scratch = super.scratch(bytes);
        scratches.add(new Block(new WeakReference<>(scratch), bytes));
        return scratch;
    }

    /** Whether an address is inside memory that the client has allocated and not freed. */
    boolean owns(long address) {
        return sizes.entrySet().stream()
                .anyMatch(block -> address >= block.getKey() && address < block.getKey() + block.getValue());
    }

    List<String> secretsFound() {
        List<String> found = new ArrayList<>();
        sizes.forEach((address, bytes) -> {
            if (holdsSecret(address, bytes)) {
                found.add("allocated memory of " + bytes + " bytes");
            }
        });
        for (Block block : scratches) {
            Scratch scratch = block.scratch().get();
            if (scratch != null && holdsSecret(scratch.address(), block.bytes())) {
                found.add("scratch memory of " + block.bytes() + " bytes");
            }
        }
        return found;
    }

    /** Looks for the text as UTF-16 at even places: nothing else writes it there. */
    private boolean holdsSecret(long address, long bytes) {
        if (secrets.isEmpty()) {
            return false;
        }
        char[] text = new char[(int) (bytes / Character.BYTES)];
        super.getChars(address, text, 0, text.length);
        return secrets.isIn(new String(text));
    }
}
