"""The peers, a file for each family."""

from __future__ import annotations

from bench.search.peer import Peer
from bench.search.peers import bm25, fts5, fuzzy, fzf, grep, pinyin

PEERS: tuple[Peer, ...] = (grep.PEER, fts5.PEER, fzf.PEER, bm25.PEER, *fuzzy.PEERS, *pinyin.PEERS)
